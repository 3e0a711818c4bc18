package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code on-change}.
 *
 * @param keyBy the fields of the key
 * @param fields the fields that are watched
 * @param tolerance by how much a number may differ and count as the same
 * @param minInterval how long nothing goes on after a change
 * @param first what becomes of the first record of a key
 * @param emit what goes on
 * @param ttl when a key is forgotten
 * @param time which time it goes by
 * @param late what becomes of records behind the watermark
 */
@Description(
        "Passes the records in which a watched field differs from the last one that was passed for"
                + " the same key, and drops the others.")
record OnChangeOptions(
        @Description("The fields whose values say what a record is about.") @Example("[sensor]")
                List<InputField> keyBy,
        @Description(
                        "The fields that are watched: a change of any of them counts. Null is a value"
                                + " like others, equal to null only.")
                @Example("[temperature, status]")
                List<InputField> fields,
        @Description(
                        "By how much a number may differ from the last one that was passed and still"
                                + " count as the same: a watched field and an amount. Slow drift is"
                                + " passed as soon as it adds up to more.")
                @Default("{}")
                @Example("{temperature: 0.5}")
                Map<String, BigDecimal> tolerance,
        @Description(
                        "How long after a record was passed none of its key is passed. A change that"
                                + " lasts longer goes on with the first record after that time.")
                @Default("0s")
                @Range(min = 0)
                @Example("1min")
                Duration minInterval,
        @Description(
                        "Whether the first record of a key, or the first after it was forgotten, is"
                                + " passed as a change.")
                @Default("emit")
                First first,
        @Description(
                        "What goes on: 'changed' is the record; 'previous-and-current' is a row of"
                                + " two rows, 'previous' being the last record that was passed, null"
                                + " for the first, and 'current' this one.")
                @Default("changed")
                Emit emit,
        @Description(
                        "When a key is forgotten, so that its next record counts as the first: this"
                                + " long after its latest record. 'none' keeps every key for ever.")
                @Example("1d")
                Ttl ttl,
        @Description(
                        "Which time counts: 'event', the records' own, in whose order they are"
                                + " handled, so that every run gives the same; or 'processing', the"
                                + " clock's, in the order in which they come.")
                @Default("event")
                StepTime time,
        @Description(
                        "With 'time: event' required: what becomes of records that come behind the"
                                + " watermark. They are dropped and counted, go to the dead letters,"
                                + " or leave through the output 'late'.")
                @Example("drop")
                Optional<LatePolicy> late) {

    /** What becomes of the first record of a key. */
    enum First {
        /** It counts as a change. */
        EMIT,
        /** It's what later ones are compared with, and no more. */
        DROP
    }

    /** What goes on. */
    enum Emit {
        /** The record. */
        CHANGED,
        /** The record and the one that it was compared with. */
        PREVIOUS_AND_CURRENT
    }
}
