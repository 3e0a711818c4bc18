package io.dataprocessing.pipeline.connectors.kafka;

/** Which records of transactions are read. */
public enum IsolationLevel {
    /** Those of committed transactions. */
    READ_COMMITTED,
    /** All, those of aborted transactions among them. */
    READ_UNCOMMITTED;

    org.apache.kafka.common.IsolationLevel kafka() {
        return switch (this) {
            case READ_COMMITTED -> org.apache.kafka.common.IsolationLevel.READ_COMMITTED;
            case READ_UNCOMMITTED -> org.apache.kafka.common.IsolationLevel.READ_UNCOMMITTED;
        };
    }
}
