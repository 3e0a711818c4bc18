package io.dataprocessing.pipeline.connectors.kafka;

/** Which partition a record is written to. */
public enum Partitioner {
    /** By the hash of its key, as all of Kafka's clients do it; without a key any. */
    BY_KEY,
    /** Any, whatever its key: as evenly as the brokers keep up. */
    ANY
}
