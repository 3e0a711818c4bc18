package io.dataprocessing.pipeline.benchmarks.data;

import io.dataprocessing.pipeline.benchmarks.scenario.Payload;

/** The records of an input by their number; equal for equal numbers, in any order. Thread-safe. */
public interface Records {

    /** From one record to the next in event time: a minute has 50,000. */
    long NANOS_APART = 1_200_000;

    /** By how much the event time of a record is behind at most. */
    long MOST_BEHIND_MILLIS = 2_000;

    /** How much later than all others the records are that close the windows. */
    long LAST_AFTER_MILLIS = 600_000;

    /** The value of a record. */
    byte[] value(long number);

    /**
     * The value of a record that is at the end of a partition, so much later than all others that
     * every window before it is closed.
     */
    byte[] last(long number);

    /**
     * The records of a payload.
     *
     * @param keys how many accounts there are
     */
    static Records of(Payload payload, long keys) {
        return switch (payload) {
            case JSON_220 -> new JsonRecords(keys, false);
            case JSON_2K -> new JsonRecords(keys, true);
            case AVRO_180 -> new AvroRecords(keys);
        };
    }
}
