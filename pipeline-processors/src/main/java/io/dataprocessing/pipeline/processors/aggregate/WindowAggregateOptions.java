package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.option.ResultType;
import io.dataprocessing.pipeline.api.option.Shorthand;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.WindowTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code window-aggregate}.
 *
 * @param keyBy the fields of the key
 * @param window which windows
 * @param time the time that they go by
 * @param offset shifts the windows' starts
 * @param aggregate what is computed
 * @param having which results are emitted
 * @param emit when results are emitted
 * @param windowFields the names of the fields that say which window it is
 * @param allowedLateness how long a window accepts records after its end
 * @param late what becomes of records after that
 */
@Description(
        "Combines the records of each key and window into one record: the key fields, the window's"
                + " start and end, the aggregates. A result that is emitted again for the same key"
                + " and window replaces the one before; nothing is ever retracted.")
record WindowAggregateOptions(
        @Description("The fields whose values make a group; none for one group of all records.")
                @Default("[]")
                @Example("[sku]")
                List<InputField> keyBy,
        @Description("Which windows; exactly one kind.") @Example("{tumbling: 1min}")
                WindowKind window,
        @Description(
                        "The time that windows go by: 'event' is the records' own and needs a"
                                + " watermark on the source, so that results are the same whenever"
                                + " it's read; 'processing' is the machine's clock.")
                @Default("event")
                WindowTime time,
        @Description(
                        "Shifts the windows' starts, which are otherwise multiples of their size"
                                + " since 1970-01-01T00:00Z: -2h makes days begin at 22:00 UTC.")
                @Default("0s")
                @Example("-2h")
                Duration offset,
        @Description(
                        "What is computed: a name and a call of one of "
                                + AggregateCalls.KNOWN
                                + ". Nulls are left out, as in SQL. With .where(condition) behind it"
                                + " a call takes only some of the records.")
                @Example(
                        "{orders: count(), revenue: sum(amount), p95: \"percentile(ms, 0.95)\","
                                + " large: \"count().where(amount > 100)\"}")
                Map<String, Aggregate> aggregate,
        @Description(
                        "Which results are emitted: a condition over the fields of the result. Null"
                                + " counts as false.")
                @Example("revenue > 1000 && orders >= 3")
                @ResultType("boolean")
                Optional<ExpressionText> having,
        @Description(
                        "When a window's result is emitted: on-close, when it ends; on-update, with"
                                + " each record; {every: 10s}, at intervals while it changes and when"
                                + " it ends. What comes before the end is preliminary. Not for global"
                                + " windows, which have a trigger.")
                @Default("on-close")
                @Example("{every: 10s}")
                Emit emit,
        @Description("The names of the fields that hold the window's start and end.") @Default("{}")
                WindowFields windowFields,
        @Description(
                        "How long a window accepts records after its end. It's emitted when it ends,"
                                + " and again for each record that comes within this time.")
                @Default("0s")
                @Range(min = 0)
                Duration allowedLateness,
        @Description(
                        "What becomes of records whose windows are closed: they are dropped and"
                                + " counted, go to the dead letters, or leave through the output"
                                + " 'late'. Required with event time: choose. In processing time"
                                + " nothing is late.")
                @Example("dead-letter")
                Optional<LatePolicy> late) {

    /**
     * When results are emitted: one of the two.
     *
     * @param when at which occasion
     * @param every at which intervals
     */
    record Emit(
            @Description("The occasion.") @Shorthand @Example("on-update") Optional<When> when,
            @Description(
                            "The interval, by the windows' time: emitted at its multiples if the"
                                    + " window has changed, and when it ends.")
                    @Range(min = 1)
                    @Example("10s")
                    Optional<Duration> every) {

        Emit {
            if (when.isPresent() == every.isPresent()) {
                throw new IllegalArgumentException(
                        "choose on-close, on-update or {every: …}, and only one");
            }
        }
    }

    /** The occasions at which results are emitted. */
    enum When {
        ON_CLOSE,
        ON_UPDATE
    }

    /**
     * The names of the fields that say which window a record is of.
     *
     * @param start the first moment in the window
     * @param end the first moment after it
     */
    record WindowFields(
            @Description("The field for the first moment in the window.")
                    @Default("window_start")
                    @Matches(value = OutputFields.NAME, allowed = OutputFields.NAME_ALLOWED)
                    String start,
            @Description("The field for the first moment after the window.")
                    @Default("window_end")
                    @Matches(value = OutputFields.NAME, allowed = OutputFields.NAME_ALLOWED)
                    String end) {}
}
