package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.PairedKey;
import io.dataprocessing.pipeline.api.option.ResultType;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.processors.aggregate.WindowChoice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code window-join}.
 *
 * @param keyBy what both records must have in common
 * @param window which windows
 * @param offset shifts the windows' starts
 * @param join for which records something is emitted
 * @param where what else must be true of a pair
 * @param select the fields of the output
 * @param windowFields the names of the fields that say which window it is
 * @param late what becomes of late records
 */
@Description(
        "Joins the records of two inputs that have the same key and are in the same event-time"
                + " window. All of a window's results are emitted when it ends, with its start and"
                + " end. Null keys match nothing.")
record WindowJoinOptions(
        @Description(
                        "The fields that must be equal: those of the same names in both inputs, or a"
                                + " list for each, compared in pairs.")
                @Example("{left: [id], right: [seller]}")
                PairedKey keyBy,
        @Description("Which windows; exactly one kind.") @Example("{tumbling: 10s}")
                WindowChoice window,
        @Description(
                        "Shifts the windows' starts, which are otherwise multiples of their size"
                                + " since 1970-01-01T00:00Z.")
                @Default("0s")
                @Example("8h")
                Duration offset,
        @Description(
                        "What a window emits: 'inner' each pair that matches; 'left', 'right' and"
                                + " 'full' also each record of that side, or of both, that nothing"
                                + " in the window matched; 'semi' each left record that has a"
                                + " match, once; 'anti' each that has none.")
                @Default("inner")
                JoinType join,
        @Description(
                        "What else must be true of a pair, over {left, right}; null counts as not"
                                + " true.")
                @ResultType("boolean")
                @Example("left.price == right.price")
                Optional<ExpressionText> where,
        @Description(
                        "The fields of the output: a name and an expression over {left, right} each;"
                                + " 'right' is null where nothing matched. Left out: all fields of"
                                + " the left record and of the right one, with a key of the same"
                                + " name on both sides once. The window's start and end follow.")
                @Example("{person: left.id, reserve: right.reserve}")
                @Default("{}")
                Map<String, ExpressionText> select,
        @Description("The names of the fields that hold the window's start and end.") @Default("{}")
                Bounds windowFields,
        @Description(
                        "What becomes of records that come behind the watermark, whether or not"
                                + " their window is still open: they are dropped and counted, go to"
                                + " the dead letters, or leave through the outputs 'late-left' and"
                                + " 'late-right'. There is no default: choose.")
                LatePolicy late) {

    /**
     * The names of the fields that say which window a record is of.
     *
     * @param start the first moment in the window
     * @param end the first moment after it
     */
    record Bounds(
            @Description("The field for the first moment in the window.")
                    @Default("window_start")
                    @Matches(
                            value = JoinPlanning.FIELD_NAME,
                            allowed = JoinPlanning.FIELD_NAME_ALLOWED)
                    String start,
            @Description("The field for the first moment after the window.")
                    @Default("window_end")
                    @Matches(
                            value = JoinPlanning.FIELD_NAME,
                            allowed = JoinPlanning.FIELD_NAME_ALLOWED)
                    String end) {}
}
