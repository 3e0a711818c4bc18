package io.dataprocessing.pipeline.connectors.kafka;

import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;

/** How the transactions of an exactly-once sink get their ids. */
public enum TransactionNaming {
    /** A new id for each checkpoint; brokers remember each for a week. */
    INCREMENTING,
    /** A few ids used again and again; needs brokers that list transactions. */
    POOLING;

    TransactionNamingStrategy strategy() {
        return switch (this) {
            case INCREMENTING -> TransactionNamingStrategy.INCREMENTING;
            case POOLING -> TransactionNamingStrategy.POOLING;
        };
    }
}
