package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a source that reads Kafka. */
@Description("Reads topics of Kafka.")
public record KafkaSourceOptions(
        @Description("The topic, or a list of topics.") @Default("[]") @Example("orders")
                List<String> topic,
        @Description(
                        "A regular expression; every topic whose whole name matches is read, those"
                                + " that appear later too.")
                @Example("orders\\..*")
                Optional<String> topicPattern,
        @Description(
                        "Where to begin when the job has no state yet: at the offsets of the"
                                + " consumer group, the oldest or newest record, a point in time, or"
                                + " given offsets.")
                @Default("group-offsets")
                StartupMode startupMode,
        @Description(
                        "Where a partition begins that the group has no offset for, or that"
                                + " 'startup-offsets' doesn't name.")
                @Default("earliest")
                StartupFallback startupFallback,
        @Description(
                        "With startup-mode timestamp: an ISO 8601 timestamp, or milliseconds since"
                                + " 1970.")
                @Example("2026-03-01T00:00:00Z")
                Optional<String> startupTimestamp,
        @Description("With startup-mode specific-offsets: the offset of each partition by topic.")
                @Default("{}")
                @Example("{orders: {0: 1200, 1: 1187}}")
                Map<String, Map<String, Long>> startupOffsets,
        @Description(
                        "The consumer group whose offsets are read at the start and committed with"
                                + " each checkpoint; the pipeline's and the source's name by default.")
                Optional<String> groupId,
        @Description("How often to look for new partitions and topics; 0s for never.")
                @Default("30s")
                @Range(min = 0)
                Duration discoveryInterval,
        @Description("Whether records of transactions that aren't committed are read.")
                @Default("read-committed")
                IsolationLevel isolationLevel,
        @Description("What to do when retention has removed the records at an offset.")
                @Default("fail")
                ExpiredOffset onExpiredOffset,
        @Description(
                        "For topics that hold a table: with 'wait' the source has no watermark, and"
                                + " doesn't become idle, until it has read the records that were"
                                + " there when it started, so that steps that go by event time wait"
                                + " for the table.")
                @Default("none")
                Bootstrap bootstrap,
        @Description("Kafka's consumer properties, beside and over those of the connection.")
                @Default("{}")
                Map<String, ConfigScalar> properties) {

    public KafkaSourceOptions {
        topic = List.copyOf(topic);
        requireNonNull(topicPattern, "topicPattern");
        requireNonNull(startupMode, "startupMode");
        requireNonNull(startupFallback, "startupFallback");
        requireNonNull(startupTimestamp, "startupTimestamp");
        startupOffsets = Map.copyOf(startupOffsets);
        requireNonNull(groupId, "groupId");
        requireNonNull(discoveryInterval, "discoveryInterval");
        requireNonNull(isolationLevel, "isolationLevel");
        requireNonNull(onExpiredOffset, "onExpiredOffset");
        requireNonNull(bootstrap, "bootstrap");
        properties = Map.copyOf(properties);
    }

    /** The consumer group. */
    String groupId(String pipeline, String source) {
        return groupId.orElse(pipeline + "." + source);
    }
}
