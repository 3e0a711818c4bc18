package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Instant;
import java.util.Optional;

/** Passes the first record of each key, and the next one after it's forgotten. */
final class KeepFirst implements Processor<Row, Row> {

    private final StateSpec<ValueState<Instant>> passedSpec;
    private final TimeChoice time;
    private final Optional<Lifetime> lifetime;
    private ProcessorContext context;
    private ValueState<Instant> passed;

    /**
     * A step.
     *
     * @param lifetime empty where the cell itself forgets, or nothing is forgotten
     */
    KeepFirst(
            StateSpec<ValueState<Instant>> passedSpec,
            TimeChoice time,
            Optional<Lifetime> lifetime) {
        this.passedSpec = passedSpec;
        this.time = time;
        this.lifetime = lifetime;
    }

    @Override
    public void open(ProcessorContext context) {
        this.context = context;
        passed = context.state(passedSpec);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Instant now = time.of(input, context);
        Optional<Instant> before = passed.get();
        if (before.isPresent() && !isForgotten(before.get(), now)) {
            return;
        }
        passed.set(now);
        lifetime.ifPresent(life -> life.begin(now, context.timers()));
        output.emit(input.value());
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Optional<Instant> since = passed.get();
        if (since.isPresent()
                && lifetime.isPresent()
                && lifetime.get().ends(timer, since.get(), context.timers())) {
            passed.clear();
        }
    }

    private boolean isForgotten(Instant since, Instant now) {
        return lifetime.isPresent() && lifetime.get().isOver(since, now);
    }
}
