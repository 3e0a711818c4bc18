package io.dataprocessing.pipeline.core.connector;

import java.time.Duration;

/** What a connector knows when a pipeline is planned. */
public interface ConnectorContext {

    /** The name of the pipeline. */
    String pipeline();

    /** The name of the source or sink. */
    String endpoint();

    /** The name of the connection. */
    String connection();

    /** Whether the pipeline reads to the current end and stops. */
    boolean bounded();

    /** The time from one checkpoint to the next; zero without checkpoints. */
    Duration checkpointInterval();

    /** The time after which a checkpoint is given up. */
    Duration checkpointTimeout();

    /**
     * Reports a problem with an option of the source or sink.
     *
     * @param option which one
     * @param message what is wrong and what is allowed
     */
    void problem(String option, String message);

    /** Reports something that runs but is probably not meant. */
    void warning(String option, String message);
}
