package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.api.window.WindowTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds to each record what is computed over it and the records of its key before it. */
final class RunningAggregation implements Processor<Row, Row> {

    private final RunningAggregateOptions options;
    private final RunningState state;
    private final Aggregation frames;
    private final FrameResult[] frameResults;
    private final SequenceFunction[] sequence;
    private final RowMapping output;
    private final int[] frameSlots;
    private final int[] sequenceSlots;
    private final boolean event;
    private ValueState<RunningState.Content> contents;
    private Optional<Timers> timers = Optional.empty();
    private Clock clock;

    RunningAggregation(
            RunningAggregateOptions options,
            RunningFunctions functions,
            RunningState state,
            RowMapping output) {
        this.options = options;
        this.state = state;
        this.output = output;
        this.event = options.time() == WindowTime.EVENT;
        this.frames = new Aggregation(functions.frameFunctions());
        this.frameResults = functions.frame().values().toArray(FrameResult[]::new);
        this.sequence = functions.sequence().values().toArray(SequenceFunction[]::new);
        this.frameSlots = slots(functions.frame().keySet().toArray(String[]::new));
        this.sequenceSlots = slots(functions.sequence().keySet().toArray(String[]::new));
    }

    private int[] slots(String[] names) {
        int[] slots = new int[names.length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = output.ownIndex(output.type().indexOf(names[i]));
        }
        return slots;
    }

    @Override
    public void open(ProcessorContext context) {
        contents = context.state(state.spec());
        clock = context.clock();
        if (event) {
            timers = Optional.of(context.timers());
        }
    }

    /** Stores nothing before all is computed: a record that fails is in no frame. */
    @Override
    public void process(Input<Row> input, Output<Row> out) {
        Row row = input.value();
        Instant moment =
                event ? input.timestamp().orElseThrow(RunningAggregation::none) : clock.instant();
        Optional<RunningState.Content> before =
                contents.get().filter(content -> !hasExpired(content, moment));
        Object[] own = new Object[output.ownValues()];
        List<RunningState.Entry> frame =
                frame(before.map(RunningState.Content::frame).orElse(List.of()), row, moment);
        Accumulator total = total(frame);
        int at = 0;
        for (int i = 0; i < frameResults.length; i++) {
            own[frameSlots[i]] = frameResults[i].of(total.cells(), at, row);
            at += frameResults[i].function().cells().size();
        }
        Accumulator cells = sequence(before);
        at = 0;
        for (int i = 0; i < sequence.length; i++) {
            own[sequenceSlots[i]] = sequence[i].next(cells.cells(), at, row, moment);
            at += sequence[i].cells().size();
        }
        contents.set(new RunningState.Content(frame, cells, moment));
        moveExpiry(before.map(RunningState.Content::last), moment);
        out.emit(output.apply(row, own));
    }

    private static EvaluationException none() {
        return new EvaluationException("the record has no timestamp");
    }

    /** The frame with a record added, and those gone that are too old for it. */
    private List<RunningState.Entry> frame(
            List<RunningState.Entry> before, Row row, Instant moment) {
        if (frameResults.length == 0) {
            return List.of();
        }
        if (options.rows().isEmpty() && options.range().isEmpty()) {
            Accumulator all = before.isEmpty() ? frames.create() : before.get(0).accumulator();
            return List.of(new RunningState.Entry(moment, frames.add(all, row, moment)));
        }
        List<RunningState.Entry> frame = new ArrayList<>(before);
        frame.add(new RunningState.Entry(moment, frames.add(frames.create(), row, moment)));
        int gone = 0;
        while (isGone(frame.get(gone), frame.size() - gone, moment)) {
            gone++;
        }
        return frame.subList(gone, frame.size());
    }

    private boolean isGone(RunningState.Entry entry, int size, Instant moment) {
        return options.rows().filter(rows -> size > rows).isPresent()
                || options.range()
                        .filter(range -> entry.time().isBefore(moment.minus(range)))
                        .isPresent();
    }

    private Accumulator total(List<RunningState.Entry> frame) {
        if (frame.size() == 1) {
            return frame.get(0).accumulator();
        }
        Accumulator total = frames.create();
        for (RunningState.Entry entry : frame) {
            total = frames.merge(total, entry.accumulator());
        }
        return total;
    }

    private Accumulator sequence(Optional<RunningState.Content> before) {
        if (before.isPresent()) {
            return new Accumulator(before.get().sequence().cells().clone());
        }
        Object[] cells = new Object[state.sequenceCells()];
        int at = 0;
        for (SequenceFunction function : sequence) {
            function.start(cells, at);
            at += function.cells().size();
        }
        return new Accumulator(cells);
    }

    private boolean hasExpired(RunningState.Content content, Instant moment) {
        return event
                && options.ttl()
                        .duration()
                        .filter(ttl -> content.last().plus(ttl).isBefore(moment))
                        .isPresent();
    }

    private void moveExpiry(Optional<Instant> lastBefore, Instant last) {
        if (event && options.ttl().duration().isPresent()) {
            Duration ttl = options.ttl().duration().get();
            Timers expiry = timers.orElseThrow();
            lastBefore.ifPresent(before -> expiry.deleteEventTime(before.plus(ttl)));
            expiry.registerEventTime(last.plus(ttl));
        }
    }

    @Override
    public void onTimer(Timer timer, Output<Row> out) {
        if (contents.get()
                .filter(content -> hasExpired(content, timer.time().plusMillis(1)))
                .isPresent()) {
            contents.clear();
        }
    }
}
