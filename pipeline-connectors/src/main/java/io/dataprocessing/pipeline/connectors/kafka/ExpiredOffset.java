package io.dataprocessing.pipeline.connectors.kafka;

import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** What happens when the records at an offset are gone, because retention has removed them. */
public enum ExpiredOffset {
    /** The job fails and says so: records were lost. */
    FAIL,
    /** Reading goes on at the oldest record there is. */
    EARLIEST,
    /** Reading goes on behind the newest record. */
    LATEST;

    @SuppressWarnings("deprecation") // the connector's interface asks for this type
    OffsetResetStrategy strategy() {
        return switch (this) {
            case FAIL -> OffsetResetStrategy.NONE;
            case EARLIEST -> OffsetResetStrategy.EARLIEST;
            case LATEST -> OffsetResetStrategy.LATEST;
        };
    }
}
