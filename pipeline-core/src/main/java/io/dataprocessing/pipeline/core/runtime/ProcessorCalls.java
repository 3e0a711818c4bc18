package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** The calls into a {@link Processor}, with a key or without. */
final class ProcessorCalls<I, O> {

    private final StepScope scope;
    private final Processor<I, O> processor;
    private final EventInput<I> input;
    private final Output<O> output;
    private final StepScope.Call processing = this::process;
    private final Optional<EventOrder> order;

    private ProcessorCalls(
            StepScope scope,
            ProcessorSpec<I, O> spec,
            Optional<LateBound> bound,
            RuntimeContext runtime) {
        this.scope = scope;
        this.order = bound.flatMap(late -> EventOrder.of(scope, late, runtime));
        this.processor = scope.make(spec.processor());
        this.input = scope.input(0, spec.input());
        this.output =
                spec.output()
                        .map(scope::mainOutput)
                        .orElseGet(() -> new NoOutput<>(scope.definition().name()));
    }

    static ProcessorCalls<?, ?> open(
            StepDefinition definition, Optional<LateBound> bound, StepTask task) {
        RuntimeContext runtime = task.runtime();
        LoadedStep step = definition.load(ProcessorSpec.class, runtime);
        ProcessorSpec<?, ?> spec = (ProcessorSpec<?, ?>) step.spec();
        ProcessorCalls<?, ?> calls =
                of(new StepScope(definition, step, task), spec, bound, runtime);
        calls.scope.open(() -> calls.processor.open(calls.scope.context()));
        return calls;
    }

    private static <I, O> ProcessorCalls<I, O> of(
            StepScope scope,
            ProcessorSpec<I, O> spec,
            Optional<LateBound> bound,
            RuntimeContext runtime) {
        return new ProcessorCalls<>(scope, spec, bound, runtime);
    }

    Outlet outlet() {
        return scope.outlet();
    }

    void process(Event event, Row key, TimerService timers, Collector<Event> out) throws Exception {
        if (order.isEmpty()) {
            scope.forEvent(event, key, timers, out, processing);
        } else {
            scope.forEvent(event, key, timers, out, () -> order.get().hold(0, event, timers));
        }
    }

    void onTimer(long time, TimeDomain domain, Row key, TimerService timers, Collector<Event> out)
            throws Exception {
        if (order.isEmpty()) {
            fire(time, domain, key, timers, out);
        } else {
            order.get()
                    .onTimer(
                            time,
                            domain,
                            timers,
                            (held, own) -> scope.forHeld(held.event(), key, own, out, processing),
                            own -> fire(time, domain, key, own, out));
        }
    }

    private void fire(
            long time, TimeDomain domain, Row key, TimerService timers, Collector<Event> out) {
        Timer timer = StepScope.timer(time, domain, key);
        scope.forTimer(time, key, timers, out, () -> processor.onTimer(timer, output));
    }

    void close() {
        scope.close(processor::close);
    }

    private void process() throws Exception {
        input.take();
        processor.process(input, output);
    }
}
