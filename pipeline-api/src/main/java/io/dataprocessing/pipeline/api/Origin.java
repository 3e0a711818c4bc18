package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

/**
 * Where a record was read.
 *
 * @param topic the topic
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record Origin(String topic, int partition, long offset) {

    public Origin {
        requireNonNull(topic, "topic");
    }

    /** The form that messages use: {@code orders-3@9912}. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
