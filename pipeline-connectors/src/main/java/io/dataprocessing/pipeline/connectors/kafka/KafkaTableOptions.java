package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import java.util.Map;

/**
 * The options of a table that a topic holds.
 *
 * @param topic the topic
 * @param onError what becomes of records that can't be decoded
 * @param properties of the consumer
 */
@Description("A table in a compacted topic of Kafka: the last record of each key.")
public record KafkaTableOptions(
        @Description(
                        "The topic, whose 'cleanup.policy' should be 'compact'. It's read from its"
                                + " beginning to the end that it has when a task starts, committed records"
                                + " only, before the first record is looked up; then it's followed.")
                @Example("countries")
                String topic,
        @Description(
                        "What becomes of a record of the topic that can't be decoded or has no key, unless a"
                                + " later one of its key took its place: the job fails, or it's passed"
                                + " over with a warning in the log, and its key keeps the row that it"
                                + " had.")
                @Default("fail")
                OnError onError,
        @Description("Kafka's consumer properties, beside and over those of the connection.")
                @Default("{}")
                Map<String, ConfigScalar> properties) {

    /** What becomes of records that can't be decoded. */
    public enum OnError {
        /** The job fails. */
        FAIL,
        /** They're passed over. */
        SKIP
    }

    public KafkaTableOptions {
        requireNonNull(topic, "topic");
        requireNonNull(onError, "onError");
        properties = Map.copyOf(properties);
    }
}
