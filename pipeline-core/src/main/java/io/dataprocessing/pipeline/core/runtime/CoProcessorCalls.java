package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** The calls into a {@link CoProcessor}, with a key or without. */
final class CoProcessorCalls<L, R, O> {

    private final StepScope scope;
    private final CoProcessor<L, R, O> processor;
    private final EventInput<L> left;
    private final EventInput<R> right;
    private final Output<O> output;
    private final StepScope.Call processingLeft = this::processLeft;
    private final StepScope.Call processingRight = this::processRight;
    private final Optional<EventOrder> order;

    private CoProcessorCalls(
            StepScope scope,
            CoProcessorSpec<L, R, O> spec,
            Optional<LateBound> bound,
            RuntimeContext runtime) {
        this.scope = scope;
        this.order = bound.flatMap(late -> EventOrder.of(scope, late, runtime));
        this.processor = scope.make(spec.processor());
        this.left = scope.input(0, spec.left());
        this.right = scope.input(1, spec.right());
        this.output = scope.mainOutput(spec.output());
    }

    static CoProcessorCalls<?, ?, ?> open(
            StepDefinition definition, Optional<LateBound> bound, StepTask task) {
        RuntimeContext runtime = task.runtime();
        LoadedStep step = definition.load(CoProcessorSpec.class, runtime);
        CoProcessorSpec<?, ?, ?> spec = (CoProcessorSpec<?, ?, ?>) step.spec();
        CoProcessorCalls<?, ?, ?> calls =
                of(new StepScope(definition, step, task), spec, bound, runtime);
        calls.scope.open(() -> calls.processor.open(calls.scope.context()));
        return calls;
    }

    private static <L, R, O> CoProcessorCalls<L, R, O> of(
            StepScope scope,
            CoProcessorSpec<L, R, O> spec,
            Optional<LateBound> bound,
            RuntimeContext runtime) {
        return new CoProcessorCalls<>(scope, spec, bound, runtime);
    }

    Outlet outlet() {
        return scope.outlet();
    }

    void processLeft(Event event, Row key, TimerService timers, Collector<Event> out)
            throws Exception {
        process(0, processingLeft, event, key, timers, out);
    }

    void processRight(Event event, Row key, TimerService timers, Collector<Event> out)
            throws Exception {
        process(1, processingRight, event, key, timers, out);
    }

    private void process(
            int input,
            StepScope.Call processing,
            Event event,
            Row key,
            TimerService timers,
            Collector<Event> out)
            throws Exception {
        if (order.isEmpty()) {
            scope.forEvent(event, key, timers, out, processing);
        } else {
            scope.forEvent(event, key, timers, out, () -> order.get().hold(input, event, timers));
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
                            (held, own) ->
                                    scope.forHeld(
                                            held.event(),
                                            key,
                                            own,
                                            out,
                                            held.input() == 0 ? processingLeft : processingRight),
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

    private void processLeft() throws Exception {
        left.take();
        processor.processLeft(left, output);
    }

    private void processRight() throws Exception {
        right.take();
        processor.processRight(right, output);
    }
}
