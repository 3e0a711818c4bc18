package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.processors.aggregate.WindowChoice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code top-n}.
 *
 * @param keyBy the fields of the key; none for one ranking of all
 * @param orderBy what makes a record rank first
 * @param n how many ranks there are
 * @param ties what becomes of records that rank the same
 * @param rankField the field that holds the rank
 * @param window the windows that have a ranking each
 * @param offset shifts the windows' starts
 * @param windowFields the names of the fields that say which window it is
 * @param emit when records go on
 * @param ttl when a ranking without windows ends
 * @param time which time it goes by
 * @param late what becomes of records behind the watermark
 */
@Description(
        "Passes the first n records of each key in an order, of each window or of all: the record's"
                + " fields, the window's start and end if there are windows, the rank if it has a"
                + " field.")
record TopNOptions(
        @Description(
                        "The fields whose values have a ranking each. Without it there is one ranking"
                                + " of all records, which one task makes alone.")
                @Default("[]")
                @Example("[auction]")
                List<InputField> keyBy,
        @Description(
                        "What ranks first: fields, the most important one first. Numbers, texts,"
                                + " times, truth values and enums have an order; nulls rank last.")
                @Example("[{field: price, desc: true}]")
                List<OrderField> orderBy,
        @Description("How many ranks go on.") @Range(min = 1, max = 10_000) @Example("10") int n,
        @Description(
                        "What becomes of records that are equal in 'order-by': with 'cut' each has a"
                                + " rank of its own, the earlier one first, and there are n at most;"
                                + " with 'keep' they share a rank, the next ones of which are left"
                                + " out (1, 1, 3), and all of the ranks up to n go on.")
                @Default("cut")
                Ties ties,
        @Description("The field that holds the rank, from 1. Left out, there is none.")
                @Example("rank")
                Optional<String> rankField,
        @Description(
                        "Windows of event time with a ranking each; exactly one kind. Left out, a"
                                + " ranking goes on until 'ttl' is over.")
                @Example("{tumbling: 1h}")
                Optional<WindowChoice> window,
        @Description(
                        "Shifts the windows' starts, which are otherwise multiples of their size"
                                + " since 1970-01-01T00:00Z.")
                @Default("0s")
                @Example("8h")
                Duration offset,
        @Description("The names of the fields that hold the window's start and end.") @Default("{}")
                WindowFields windowFields,
        @Description(
                        "When records go on: with 'on-close' when the ranking is over, in the order"
                                + " of their ranks; with 'changes' at once, each record that has got"
                                + " a rank, and with 'rank-field' each one whose rank has changed,"
                                + " so that the last record of a key and rank stands (an upsert).")
                @Default("on-close")
                Emit emit,
        @Description(
                        "Without windows required: a ranking is over, and a new one begins, this long"
                                + " after its latest record. 'none': it's over at the end of the"
                                + " input. Behind a window-aggregate, with the window's fields in"
                                + " 'key-by', 1ms ends a ranking together with its window.")
                @Example("1h")
                Optional<Ttl> ttl,
        @Description(
                        "Which time counts: 'event', the records' own, in whose order they are"
                                + " handled, so that every run gives the same; or 'processing', the"
                                + " clock's, in the order in which they come, without windows and"
                                + " with 'emit: changes' only.")
                @Default("event")
                StepTime time,
        @Description(
                        "With 'time: event' required: what becomes of records that come behind the"
                                + " watermark. They are dropped and counted, go to the dead letters,"
                                + " or leave through the output 'late'.")
                @Example("drop")
                Optional<LatePolicy> late) {

    /** What becomes of records that rank the same. */
    enum Ties {
        /** Each has a rank of its own. */
        CUT,
        /** They share a rank. */
        KEEP
    }

    /** When records go on. */
    enum Emit {
        /** When the ranking is over. */
        ON_CLOSE,
        /** When their rank changes. */
        CHANGES
    }

    /**
     * A field of an order.
     *
     * @param field which one
     * @param desc whether the largest value ranks first
     */
    record OrderField(
            @Description("The field.") @Example("price") InputField field,
            @Description("Whether the largest value ranks first, rather than the smallest.")
                    @Default("false")
                    boolean desc) {}

    /**
     * The names of the fields that say which window a record is of.
     *
     * @param start the first moment in the window
     * @param end the first moment after it
     */
    record WindowFields(
            @Description("The field for the first moment in the window.") @Default("window_start")
                    String start,
            @Description("The field for the first moment after the window.") @Default("window_end")
                    String end) {}
}
