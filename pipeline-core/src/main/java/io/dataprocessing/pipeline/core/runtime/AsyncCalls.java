package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.AsyncProcessor;
import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.type.RowConverter;
import io.dataprocessing.pipeline.core.watch.CallWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;

/** The calls into an {@link AsyncProcessor}. */
final class AsyncCalls<I, O> {

    private final StepDefinition definition;
    private final ClassLoader plugin;
    private final AsyncProcessor<I, O> processor;
    private final Schema<I> input;
    private final RowConverter converter;
    private final RowGuard<O> rows;
    private final Duration timeout;
    private final Cause cause = new Cause();
    private final CallWatch watch;

    private AsyncCalls(
            StepDefinition definition,
            AsyncProcessorSpec<I, O> spec,
            ClassLoader plugin,
            StepTask task) {
        this.definition = definition;
        this.plugin = plugin;
        this.watch = task.watch(definition, cause::words);
        this.processor = PluginScope.call(plugin, spec.processor());
        this.input = spec.input();
        this.converter = RowConverter.of(definition.inputTypes().get(0), spec.input().rowType());
        this.rows = new RowGuard<>(spec.output());
        this.timeout = spec.limits().timeout();
    }

    static AsyncCalls<?, ?> open(StepDefinition definition, RuntimeContext runtime) {
        LoadedStep step = definition.load(AsyncProcessorSpec.class, runtime);
        AsyncCalls<?, ?> calls =
                of(
                        definition,
                        (AsyncProcessorSpec<?, ?>) step.spec(),
                        step.plugin(),
                        StepTask.of(runtime));
        calls.once(
                "while it was opened",
                () -> calls.processor.open(new AsyncContext(definition.name(), runtime)));
        return calls;
    }

    private static <I, O> AsyncCalls<I, O> of(
            StepDefinition definition,
            AsyncProcessorSpec<I, O> spec,
            ClassLoader plugin,
            StepTask task) {
        return new AsyncCalls<>(definition, spec, plugin, task);
    }

    void start(Event event, ResultFuture<Event> results) throws Exception {
        cause.record(event, StepScope.NO_KEY);
        ClassLoader before = PluginScope.enter(plugin);
        watch.enter();
        try {
            I value = input.fromRow(converter.convert(event.value()));
            processor
                    .process(value)
                    .whenComplete((values, error) -> complete(event, values, error, results));
        } catch (Throwable e) {
            results.complete(List.of(failed(event, watch.leave() ? watch.overdue(e) : e)));
        } finally {
            watch.leave();
            PluginScope.leave(before);
        }
    }

    void timeOut(Event event, ResultFuture<Event> results) {
        results.complete(List.of(AsyncOutcome.timedOut(definition.name(), event, timeout)));
    }

    void close() {
        try {
            once("while it was closed", processor::close);
        } finally {
            watch.close();
        }
    }

    /** Any thread may be here; rows are made on the task's. */
    private void complete(
            Event event, List<O> values, Throwable error, ResultFuture<Event> results) {
        results.complete(() -> outcome(event, values, error));
    }

    private Collection<Event> outcome(Event event, List<O> values, Throwable error)
            throws Exception {
        if (error != null) {
            return List.of(failed(event, unwrapped(error)));
        }
        ClassLoader before = PluginScope.enter(plugin);
        try {
            if (values.isEmpty()) {
                return List.of(AsyncOutcome.dropped(definition.name(), event));
            }
            List<Event> events = new ArrayList<>(values.size());
            for (O value : values) {
                events.add(event.withValue(rows.toRow(value)));
            }
            return events;
        } catch (Throwable e) {
            return List.of(failed(event, e));
        } finally {
            PluginScope.leave(before);
        }
    }

    private Event failed(Event event, Throwable error) throws Exception {
        if (RecordFailures.isOne(error)) {
            return AsyncOutcome.failed(definition.name(), event, error);
        }
        if (error instanceof Error fatal) {
            throw fatal;
        }
        throw (Exception) error;
    }

    private void once(String what, StepScope.Call call) {
        cause.words(what);
        ClassLoader before = PluginScope.enter(plugin);
        watch.enter();
        try {
            call.run();
        } catch (Exception e) {
            throw StepFailedException.during(
                    definition.name(),
                    definition.type(),
                    what,
                    watch.leave() ? watch.overdue(e) : e);
        } finally {
            watch.leave();
            PluginScope.leave(before);
        }
    }

    private static Throwable unwrapped(Throwable error) {
        return (error instanceof CompletionException || error instanceof ExecutionException)
                        && error.getCause() != null
                ? error.getCause()
                : error;
    }
}
