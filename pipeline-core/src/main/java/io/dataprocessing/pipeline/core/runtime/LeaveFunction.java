package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.task.OnTask;
import io.dataprocessing.pipeline.core.task.TaskCode;
import java.util.function.Function;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets events out of a transform: makes their values and counts them. */
public final class LeaveFunction extends ProcessFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final String type;
    private final String outputName;
    private final OnError onError;
    private final OnTask<Function<Row, Row>> mapping;
    private transient Function<Row, Row> map;
    private transient Outlet outlet;
    private transient FailureRouter failures;
    private transient LongCounter out;
    private transient LongCounter outOfOutput;
    private transient long seen;

    /**
     * The operator of an output.
     *
     * @param type the type of the transform, for messages
     * @param outputName empty for the main one
     */
    public LeaveFunction(
            String step,
            String type,
            String outputName,
            OnError onError,
            OnTask<Function<Row, Row>> mapping) {
        this.step = requireNonNull(step, "step");
        this.type = requireNonNull(type, "type");
        this.outputName = requireNonNull(outputName, "outputName");
        this.onError = requireNonNull(onError, "onError");
        this.mapping = requireNonNull(mapping, "mapping");
    }

    @Override
    public void open(OpenContext context) {
        map = mapping.make(TaskCode.of(getRuntimeContext()));
        Counts counts = new Counts(getRuntimeContext(), step);
        outlet = Outlet.ofPlatform();
        failures = new FailureRouter(step, type, onError, outlet, counts, () -> seen);
        out = counts.of(Counts.OUT);
        outOfOutput =
                outputName.isEmpty() ? new LongCounter() : counts.of(Counts.OUT + "." + outputName);
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> collector)
            throws Exception {
        if (!outlet.isBoundTo(context)) {
            outlet.bind(context, context::output);
        }
        outlet.begin(collector);
        seen++;
        Row value;
        try {
            value = map.apply(event.value());
        } catch (Exception | LinkageError | StackOverflowError e) {
            failures.route(event, Failure.Stage.PROCESS, e);
            return;
        }
        out.add(1);
        outOfOutput.add(1);
        collector.collect(event.withValue(value));
    }
}
