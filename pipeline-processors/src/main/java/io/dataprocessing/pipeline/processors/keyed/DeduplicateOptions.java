package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code deduplicate}.
 *
 * @param keyBy the fields that make two records the same
 * @param keep which record of a key goes on
 * @param emit when the last record goes on
 * @param ttl how long a key is remembered
 * @param time which time it goes by
 * @param late what becomes of records behind the watermark
 * @param filter how keys are remembered; exactly where it's empty
 */
@Description("Passes one record of each key and drops the others.")
record DeduplicateOptions(
        @Description("The fields whose values make two records the same; null equals null.")
                @Example("[order_id]")
                List<InputField> keyBy,
        @Description(
                        "Which record of a key goes on: the first at once, and nothing more until"
                                + " 'ttl' is over; or the last, see 'emit'.")
                @Default("first")
                Keep keep,
        @Description(
                        "With 'keep: last', when it goes on: 'final' once nothing came for 'ttl' or"
                                + " the input has ended; 'changes' at once, and again each time a"
                                + " record with other values follows, so that the last one of a key"
                                + " stands (an upsert).")
                @Default("final")
                Emit emit,
        @Description(
                        "When a key is forgotten, so that its next record counts as the first: with"
                                + " 'keep: first' this long after the record that went on, with"
                                + " 'keep: last' this long after the latest. 'none' keeps every key"
                                + " for ever.")
                @Example("1h")
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
                Optional<LatePolicy> late,
        @Description(
                        "Remembers keys in Bloom filters instead of one by one, which takes about two"
                                + " bytes a key instead of some hundred. Leave it out for"
                                + " exact answers.")
                @Example("{bloom: {capacity: 1000000, fpp: 0.001, per: [device]}}")
                Optional<Filter> filter) {

    /** Which record of a key goes on. */
    enum Keep {
        /** The first. */
        FIRST,
        /** The last. */
        LAST
    }

    /** When the last record goes on. */
    enum Emit {
        /** When no later one can follow. */
        FINAL,
        /** At once. */
        CHANGES
    }

    /**
     * How keys are remembered.
     *
     * @param bloom in Bloom filters
     */
    record Filter(
            @Description("In Bloom filters.")
                    @Example("{capacity: 1000000, fpp: 0.001, per: [device]}")
                    Bloom bloom) {}

    /**
     * Bloom filters.
     *
     * @param capacity how many keys one takes
     * @param fpp how often a new key is taken for a known one
     * @param per which fields have a filter of their own
     */
    record Bloom(
            @Description(
                            "How many keys one filter should take within 'ttl'. It takes more, but"
                                    + " is then wrong more often than 'fpp' says.")
                    @Range(min = 1, max = 100_000_000)
                    @Example("1000000")
                    int capacity,
            @Description(
                            "How often a new key is taken for a known one, and its record dropped,"
                                    + " once a filter is full: between 0 and 1.")
                    @Default("0.001")
                    double fpp,
            @Description(
                            "Which of the fields of 'key-by' have a filter for each of their values."
                                    + " They spread the work, and each filter is read and written"
                                    + " as a whole at each record: choose fields with many values,"
                                    + " so that filters are small.")
                    @Example("[device]")
                    List<InputField> per) {}
}
