package io.dataprocessing.pipeline.connectors.kafka;

/** Where a partition begins for which the startup mode knows no offset. */
public enum StartupFallback {
    /** At its oldest record. */
    EARLIEST,
    /** Behind its newest record. */
    LATEST,
    /** Nowhere: the job fails. */
    FAIL
}
