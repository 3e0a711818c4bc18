package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The options of {@code window-aggregate}.
 *
 * @param keyBy the fields of the key
 * @param window which windows
 * @param offset shifts the windows' starts
 * @param aggregate what is computed
 * @param windowFields the names of the fields that say which window it is
 * @param allowedLateness how long a window accepts records after its end
 * @param late what becomes of records after that
 */
@Description(
        "Combines the records of each key and event-time window into one record: the key fields,"
                + " the window's start and end, the aggregates.")
record WindowAggregateOptions(
        @Description("The fields whose values make a group.") @Example("[sku]")
                List<InputField> keyBy,
        @Description("Which windows; exactly one kind.") @Example("{tumbling: 1min}")
                WindowChoice window,
        @Description(
                        "Shifts the windows' starts, which are otherwise multiples of their size"
                                + " since 1970-01-01T00:00Z.")
                @Default("0s")
                @Example("8h")
                Duration offset,
        @Description(
                        "What is computed: a name and a call of count, sum, min, max, avg, first or"
                                + " last. Nulls are left out, as in SQL.")
                @Example("{orders: count(), revenue: sum(amount)}")
                Map<String, Aggregate> aggregate,
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
                                + " 'late'. There is no default: choose.")
                LatePolicy late) {

    /**
     * The names of the fields that say which window a record is of.
     *
     * @param start the first moment in the window
     * @param end the first moment after it
     */
    record WindowFields(
            @Description("The field for the first moment in the window.")
                    @Default("window_start")
                    @Matches(value = FIELD_NAME, allowed = FIELD_NAME_ALLOWED)
                    String start,
            @Description("The field for the first moment after the window.")
                    @Default("window_end")
                    @Matches(value = FIELD_NAME, allowed = FIELD_NAME_ALLOWED)
                    String end) {}

    static final String FIELD_NAME = "[A-Za-z_][A-Za-z0-9_]*";
    static final String FIELD_NAME_ALLOWED = "letters, digits and '_', no digit first";
}
