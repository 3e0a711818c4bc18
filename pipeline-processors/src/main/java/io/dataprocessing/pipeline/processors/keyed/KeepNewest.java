package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Instant;
import java.util.Optional;

/** Passes each record of a key whose values differ from those of the one before. */
final class KeepNewest implements Processor<Row, Row> {

    private final StateSpec<ValueState<KeptRecord>> heldSpec;
    private final TimeChoice time;
    private final Optional<Lifetime> lifetime;
    private ProcessorContext context;
    private ValueState<KeptRecord> held;

    /**
     * A step.
     *
     * @param lifetime empty where the cell itself forgets, or nothing is forgotten
     */
    KeepNewest(
            StateSpec<ValueState<KeptRecord>> heldSpec,
            TimeChoice time,
            Optional<Lifetime> lifetime) {
        this.heldSpec = heldSpec;
        this.time = time;
        this.lifetime = lifetime;
    }

    @Override
    public void open(ProcessorContext context) {
        this.context = context;
        held = context.state(heldSpec);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Instant now = time.of(input, context);
        Optional<KeptRecord> before = held.get().filter(kept -> !isForgotten(kept.seen(), now));
        held.set(KeptRecord.valueOf(input, now));
        if (before.isEmpty()) {
            lifetime.ifPresent(life -> life.begin(now, context.timers()));
        }
        if (before.isEmpty() || !RowEquality.equal(before.get().value(), input.value())) {
            output.emit(input.value());
        }
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Optional<KeptRecord> kept = held.get();
        if (kept.isPresent()
                && lifetime.isPresent()
                && lifetime.get().ends(timer, kept.get().seen(), context.timers())) {
            held.clear();
        }
    }

    private boolean isForgotten(Instant seen, Instant now) {
        return lifetime.isPresent() && lifetime.get().isOver(seen, now);
    }
}
