package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.option.Bound;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.PairedKey;
import io.dataprocessing.pipeline.api.option.ResultType;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code interval-join}.
 *
 * @param keyBy what both records must have in common
 * @param lowerBound how long before the left record a right one may be
 * @param upperBound how long after it
 * @param join for which records something is emitted
 * @param where what else must be true of a pair
 * @param select the fields of the output
 * @param ttl how long records without a bound are kept
 * @param late what becomes of late records
 */
@Description(
        "Joins the records of two inputs that have the same key and are near each other in event"
                + " time: a right record matches if its time is between the left one's time plus"
                + " 'lower-bound' and plus 'upper-bound', both included. Null keys match nothing."
                + " With 'unbounded' on either side and a ttl it is the regular join of SQL.")
record IntervalJoinOptions(
        @Description(
                        "The fields that must be equal: those of the same names in both inputs, or a"
                                + " list for each, compared in pairs.")
                @Example("{left: [auction], right: [id]}")
                PairedKey keyBy,
        @Description(
                        "The earliest time of a right record, from the left one's; before it where"
                                + " negative.")
                @Example("-5min")
                Bound lowerBound,
        @Description("The latest time of a right record, from the left one's.") @Example("10min")
                Bound upperBound,
        @Description(
                        "What is emitted: 'inner' each pair that matches; 'left', 'right' and 'full'"
                                + " also each record of that side, or of both, that nothing"
                                + " matched; 'semi' each left record that has a match, once;"
                                + " 'anti' each that has none.")
                @Default("inner")
                JoinType join,
        @Description(
                        "What else must be true of a pair, over {left, right}; null counts as not"
                                + " true.")
                @ResultType("boolean")
                @Example("left.amount <= right.limit")
                Optional<ExpressionText> where,
        @Description(
                        "The fields of the output: a name and an expression over {left, right} each;"
                                + " 'right' is null where nothing matched. Left out: all fields of"
                                + " the left record and of the right one, with a key of the same"
                                + " name on both sides once.")
                @Example("{order: left.id, paid: right.amount}")
                @Default("{}")
                Map<String, ExpressionText> select,
        @Description(
                        "How long after its event time a record is kept for matches where a bound is"
                                + " 'unbounded', or 'none' for ever. It's forgotten then, and"
                                + " emitted if it had no match and the type asks for it. Required"
                                + " with 'unbounded', and left out without.")
                @Example("1h")
                Optional<Ttl> ttl,
        @Description(
                        "What becomes of records that come behind the watermark: they are dropped"
                                + " and counted, go to the dead letters, or leave through the"
                                + " outputs 'late-left' and 'late-right'. There is no default:"
                                + " choose.")
                LatePolicy late) {}
