package io.dataprocessing.pipeline.connectors.kafka;

/** Where a source begins when the job has no state yet. */
public enum StartupMode {
    /** Where its consumer group left off. */
    GROUP_OFFSETS,
    /** At the oldest record of each partition. */
    EARLIEST_OFFSET,
    /** Behind the newest record of each partition. */
    LATEST_OFFSET,
    /** At the first record that isn't older than a point in time. */
    TIMESTAMP,
    /** At given offsets. */
    SPECIFIC_OFFSETS
}
