package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import io.dataprocessing.pipeline.api.window.WindowTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One window of all records of a key, emitted by a trigger: after a number of records, at
 * intervals, when nothing came for the time to live, and at the end of a bounded input.
 */
final class GlobalAggregation implements Processor<Row, Row> {

    private static final Instant END_OF_INPUT = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final GlobalState state;
    private final WindowKind.Global options;
    private final WindowTime time;
    private final Aggregation aggregation;
    private final ResultRow resultRow;
    private ValueState<GlobalState.Content> window;
    private Timers timers;
    private Clock clock;

    GlobalAggregation(
            GlobalState state,
            WindowKind.Global options,
            WindowTime time,
            Aggregation aggregation,
            ResultRow resultRow) {
        this.state = state;
        this.options = options;
        this.time = time;
        this.aggregation = aggregation;
        this.resultRow = resultRow;
    }

    @Override
    public void open(ProcessorContext context) {
        window = context.state(state.spec());
        timers = context.timers();
        clock = context.clock();
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Instant moment =
                switch (time) {
                    case EVENT -> input.timestamp().orElseThrow(GlobalAggregation::noTimestamp);
                    case PROCESSING -> clock.instant();
                };
        Optional<GlobalState.Content> before = window.get();
        Accumulator accumulator =
                aggregation.add(
                        before.map(GlobalState.Content::accumulator).orElseGet(aggregation::create),
                        input.value(),
                        moment);
        GlobalState.Content content =
                new GlobalState.Content(
                        accumulator,
                        before.map(GlobalState.Content::count).orElse(0L) + 1,
                        before.map(GlobalState.Content::first).orElse(moment),
                        moment,
                        true);
        moveExpiry(before.map(GlobalState.Content::last), moment);
        window.set(content);
        timers.registerEventTime(END_OF_INPUT);
        if (options.trigger().count().filter(count -> content.count() % count == 0).isPresent()) {
            emit(content, input.key(), moment, output);
        } else if (options.trigger().every().isPresent()) {
            register(endOfInterval(moment, options.trigger().every().get()));
        }
    }

    private static EvaluationException noTimestamp() {
        return new EvaluationException("the record has no timestamp");
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Optional<GlobalState.Content> content = window.get();
        if (content.isEmpty()) {
            return;
        }
        boolean ends = timer.time().equals(END_OF_INPUT) || hasExpired(content.get(), timer.time());
        boolean due = ends || isEndOfInterval(timer.time());
        if (due && content.get().changed()) {
            Instant moment =
                    timer.time().equals(END_OF_INPUT) ? content.get().last() : timer.time();
            emit(content.get(), timer.key(), moment, output);
        }
        if (ends) {
            forget(content.get());
        }
    }

    private void emit(GlobalState.Content content, Row key, Instant moment, Output<Row> output) {
        WindowBounds bounds = new WindowBounds(content.first(), content.last().plusMillis(1));
        Row result =
                resultRow.of(
                        key,
                        bounds,
                        (values, from) -> aggregation.write(content.accumulator(), values, from));
        if (resultRow.isWanted(result)) {
            output.emit(Emission.of(result).withTimestamp(moment).withHeaders(Headers.none()));
        }
        if (options.purge()) {
            forget(content);
        } else {
            window.set(content.emitted());
        }
    }

    private void forget(GlobalState.Content content) {
        window.clear();
        timers.deleteEventTime(END_OF_INPUT);
        state.ttl().ifPresent(ttl -> delete(content.last().plus(ttl)));
    }

    private void moveExpiry(Optional<Instant> lastBefore, Instant last) {
        if (state.ttl().isPresent()) {
            Duration ttl = state.ttl().get();
            lastBefore
                    .filter(before -> !before.equals(last))
                    .ifPresent(before -> delete(before.plus(ttl)));
            register(last.plus(ttl));
        }
    }

    private boolean hasExpired(GlobalState.Content content, Instant now) {
        return state.ttl().isPresent() && !now.isBefore(content.last().plus(state.ttl().get()));
    }

    /** The last moment of the interval that a moment is in. */
    private static Instant endOfInterval(Instant moment, Duration interval) {
        long size = interval.toMillis();
        long start = Math.floorDiv(moment.toEpochMilli(), size) * size;
        return Instant.ofEpochMilli(start + size - 1);
    }

    private boolean isEndOfInterval(Instant moment) {
        return options.trigger()
                .every()
                .filter(interval -> endOfInterval(moment, interval).equals(moment))
                .isPresent();
    }

    private void register(Instant moment) {
        switch (time) {
            case EVENT -> timers.registerEventTime(moment);
            case PROCESSING -> timers.registerProcessingTime(moment);
        }
    }

    /** A timer that also ends an interval stays. */
    private void delete(Instant moment) {
        if (isEndOfInterval(moment)) {
            return;
        }
        switch (time) {
            case EVENT -> timers.deleteEventTime(moment);
            case PROCESSING -> timers.deleteProcessingTime(moment);
        }
    }
}
