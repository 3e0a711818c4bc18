package io.dataprocessing.pipeline.processors.join;

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
 * The options of {@code temporal-join}.
 *
 * @param keyBy what a record and a version must have in common
 * @param asOf which version a record is joined with
 * @param join whether records without a version go on
 * @param where what else must be true of a record and its version
 * @param select the fields of the output
 * @param deleted the field of a version that says that its key was deleted
 * @param ttl how long a version is kept
 * @param bootstrap whether records wait for the table at the start
 * @param late what becomes of late records
 */
@Description(
        "Joins each record of the first input with the version of its key that the second input, a"
                + " table such as a compacted topic, held at the record's time. A version is valid"
                + " from its own event time on, until the next one's. Null keys have no version.")
record TemporalJoinOptions(
        @Description(
                        "The fields that must be equal: those of the same names in both inputs, or a"
                                + " list for each, compared in pairs.")
                @Example("[currency]")
                PairedKey keyBy,
        @Description(
                        "Which version a record is joined with: 'event-time' the one that was valid"
                                + " at the record's event time, whatever came first, so that"
                                + " results are the same on each run; 'latest' the newest that has"
                                + " arrived when the record does.")
                @Default("event-time")
                AsOf asOf,
        @Description("Whether records without a version go on: with 'left' they do.")
                @Default("inner")
                Type join,
        @Description(
                        "What else must be true of a record and its version, over {left, right};"
                                + " null counts as not true. Where it isn't true, there is no"
                                + " version.")
                @ResultType("boolean")
                @Example("right.active")
                Optional<ExpressionText> where,
        @Description(
                        "The fields of the output: a name and an expression over {left, right} each;"
                                + " 'left' is the record, 'right' the version, null where there is"
                                + " none. Left out: all fields of both, with a key of the same name"
                                + " once, without the field 'deleted' names.")
                @Example("{id: left.id, euros: left.amount * right.rate}")
                @Default("{}")
                Map<String, ExpressionText> select,
        @Description(
                        "The boolean field of the second input that says that its key was deleted,"
                                + " so that there is no version from then on; null counts as"
                                + " false.")
                @Example("deleted")
                Optional<String> deleted,
        @Description(
                        "How long a version is kept unless another replaces it, or 'none' for ever."
                                + " Records after that have no version. It counts from the"
                                + " version's event time; with 'as-of: latest' from its arrival.")
                @Example("30d")
                Ttl ttl,
        @Description(
                        "Whether records wait until the table was read, with 'as-of: latest':"
                                + " 'wait' holds them back until both inputs have a watermark,"
                                + " 'none' joins at once. With 'as-of: event-time' they always"
                                + " wait. Give the table's source 'bootstrap: wait' as well, so"
                                + " that it has no watermark before it was read to its end.")
                @Default("wait")
                Bootstrap bootstrap,
        @Description(
                        "What becomes of records and versions that come behind the watermark: they"
                                + " are dropped and counted, go to the dead letters, or leave"
                                + " through the outputs 'late-left' and 'late-right'. Required with"
                                + " 'as-of: event-time', and left out with 'latest'.")
                Optional<LatePolicy> late) {

    /** Which version a record is joined with. */
    enum AsOf {
        /** The one that was valid at the record's time. */
        EVENT_TIME,
        /** The newest that has arrived. */
        LATEST
    }

    /** Whether records without a version go on. */
    enum Type {
        /** They don't. */
        INNER,
        /** They do, with nulls. */
        LEFT
    }

    /** Whether records wait for the table. */
    enum Bootstrap {
        /** Until there is a watermark. */
        WAIT,
        /** Not at all. */
        NONE
    }

    /** The type as one of all joins'. */
    JoinType joinType() {
        return switch (join) {
            case INNER -> JoinType.INNER;
            case LEFT -> JoinType.LEFT;
        };
    }
}
