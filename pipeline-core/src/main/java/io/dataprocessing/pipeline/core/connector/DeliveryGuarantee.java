package io.dataprocessing.pipeline.core.connector;

/** How often an event reaches a sink when a job fails and recovers. */
public enum DeliveryGuarantee {
    /** Once, for readers that read committed records only. */
    EXACTLY_ONCE,
    /** Once or more. */
    AT_LEAST_ONCE,
    /** Possibly not at all: nothing is flushed for a checkpoint. */
    NONE
}
