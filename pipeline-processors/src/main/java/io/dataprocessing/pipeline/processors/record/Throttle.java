package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.option.DataSize;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Instant;
import java.util.Optional;

/** Passes no more than a rate allows. */
final class Throttle implements Processor<Row, Row> {

    private static final long NANOS = 1_000_000_000L;

    private final ThrottleOptions options;
    private final Optional<StateSpec<ValueState<Long>>> fullSpec;
    private final Optional<SideOutput<Row>> excess;
    private final Pause pause;
    private ProcessorContext context;
    private RateGate gate;
    private Optional<ValueState<Long>> fullOfKey = Optional.empty();
    private Optional<Output<Row>> excessOutput = Optional.empty();
    private long fullOfTask = Long.MIN_VALUE;

    /**
     * A step.
     *
     * @param fullSpec when the bucket of a key is full; empty where the task has one for all
     */
    Throttle(
            ThrottleOptions options,
            Optional<StateSpec<ValueState<Long>>> fullSpec,
            Optional<SideOutput<Row>> excess,
            Pause pause) {
        this.options = options;
        this.fullSpec = fullSpec;
        this.excess = excess;
        this.pause = pause;
    }

    @Override
    public void open(ProcessorContext context) {
        this.context = context;
        fullOfKey = fullSpec.map(context::state);
        excessOutput = excess.map(context::sideOutput);
        ThrottleOptions.Rate rate = options.rate();
        gate =
                RateGate.of(
                        rate.bytes().map(DataSize::bytes).or(rate::records).orElseThrow(),
                        fullOfKey.isPresent() ? 1 : context.parallelism(),
                        rate.every());
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) throws InterruptedException {
        long wanted = options.rate().bytes().isPresent() ? RowSize.of(input.value()) : 1;
        long now = now();
        long full = fullOfKey.map(state -> state.get().orElse(now)).orElse(fullOfTask);
        long wait = gate.waitNanos(full, now, wanted);
        if (wait > 0 && options.onExcess() != ThrottleOptions.OnExcess.BLOCK) {
            refuse(input);
            return;
        }
        if (wait > 0) {
            pause.nanos(wait);
        }
        passes(gate.after(full, now + wait, wanted));
        output.emit(input.value());
    }

    private void refuse(Input<Row> input) {
        excessOutput.ifPresent(output -> output.emit(input.value()));
        if (options.onExcess() == ThrottleOptions.OnExcess.ERROR) {
            throw new RateExceededException();
        }
    }

    private void passes(long full) {
        if (fullOfKey.isPresent()) {
            fullOfKey.get().set(full);
        } else {
            fullOfTask = full;
        }
    }

    private long now() {
        Instant now = context.clock().instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS), now.getNano());
    }
}
