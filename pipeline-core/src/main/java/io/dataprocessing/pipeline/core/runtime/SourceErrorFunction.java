package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import io.dataprocessing.pipeline.core.task.TaskCode;
import java.util.Set;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Stands right behind a source, applies its error policy to what couldn't be decoded, counts what
 * is no row by rule, lets in what was replayed, and keeps in the checkpoints which schemas its
 * records had.
 */
public final class SourceErrorFunction extends ProcessFunction<Event, Event>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final OnError onError;
    private final Set<String> registries;
    private final ReplayEntry replays;
    private transient PluginRuntime plugins;
    private transient SeenSchemasState seenSchemas;
    private transient Outlet outlet;
    private transient FailureRouter failures;
    private transient LongCounter in;
    private transient LongCounter out;
    private transient LongCounter dropped;

    /**
     * The operator behind a source.
     *
     * @param registries the addresses of the schema registries that the source's formats ask
     * @param replays what is done with replayed records
     */
    public SourceErrorFunction(
            String source, OnError onError, Set<String> registries, ReplayEntry replays) {
        this.source = requireNonNull(source, "source");
        this.onError = requireNonNull(onError, "onError");
        this.registries = Set.copyOf(registries);
        this.replays = requireNonNull(replays, "replays");
    }

    /** Comes before the source reads its first record. */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        if (!registries.isEmpty()) {
            plugins = PluginRuntime.of(TaskCode.of(getRuntimeContext()));
            seenSchemas =
                    new SeenSchemasState(
                            plugins.schemas(), registries, context.getOperatorStateStore());
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        if (seenSchemas != null) {
            seenSchemas.snapshot();
        }
    }

    @Override
    public void open(OpenContext context) {
        Counts counts = new Counts(getRuntimeContext(), source);
        outlet = Outlet.ofPlatform();
        in = counts.of(Counts.IN);
        dropped = counts.of(Counts.DROPPED);
        failures =
                new FailureRouter(
                        source, "source", onError, outlet, counts, in::getLocalValuePrimitive);
        out = counts.of(Counts.OUT);
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> collector) {
        in.add(1);
        boolean replayed = !event.headers().all().isEmpty();
        if (replayed && replays.isForOthers(event)) {
            dropped.add(1);
            return;
        }
        Event entered = replayed && event.hasValue() ? replays.enter(event) : event;
        if (entered.failure().isEmpty()) {
            out.add(1);
            collector.collect(entered);
            return;
        }
        if (entered.failure().get().isDropped()) {
            dropped.add(1);
            return;
        }
        if (!outlet.isBoundTo(context)) {
            outlet.bind(context, context::output);
        }
        if (event.failure().isEmpty()) {
            failures.toDeadLetters(entered);
        } else {
            failures.route(entered);
        }
    }
}
