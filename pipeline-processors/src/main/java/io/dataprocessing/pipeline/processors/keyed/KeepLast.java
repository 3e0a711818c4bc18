package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Emission;
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

/**
 * Holds the latest record of each key until nothing came for a while, or the input has ended.
 *
 * <p>It goes on with the moment at which it was known to be the last as its event time, since its
 * own is behind the watermark then. At the end of the input there is no such moment: it keeps its
 * own.
 */
final class KeepLast implements Processor<Row, Row> {

    private final StateSpec<ValueState<KeptRecord>> heldSpec;
    private final TimeChoice time;
    private final Lifetime lifetime;
    private ProcessorContext context;
    private ValueState<KeptRecord> held;

    KeepLast(StateSpec<ValueState<KeptRecord>> heldSpec, TimeChoice time, Lifetime lifetime) {
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
        Optional<KeptRecord> before = held.get();
        if (before.isPresent() && lifetime.isOver(before.get().seen(), now)) {
            output.emit(released(before.get()));
        }
        held.set(KeptRecord.of(input, now));
        if (before.isEmpty()) {
            lifetime.begin(now, context.timers());
        }
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Optional<KeptRecord> last = held.get();
        if (last.isPresent() && lifetime.ends(timer, last.get().seen(), context.timers())) {
            held.clear();
            output.emit(released(last.get()));
        }
    }

    private Emission<Row> released(KeptRecord last) {
        return last.emission().withTimestamp(lifetime.closing(last.seen()));
    }
}
