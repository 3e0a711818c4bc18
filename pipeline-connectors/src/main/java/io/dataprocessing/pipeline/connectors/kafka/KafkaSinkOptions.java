package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.DataSize;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.option.ResultType;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.connector.DeliveryGuarantee;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The options of a sink that writes Kafka. */
@Description("Writes topics of Kafka.")
public record KafkaSinkOptions(
        @Description("The topic.") @Example("revenue") Optional<String> topic,
        @Description("An expression that gives the topic of each event, in place of 'topic'.")
                @Example("'orders-' + country")
                @ResultType("string")
                Optional<Expression> topicExpression,
        @Description("Which partition a record goes to.") @Default("by-key")
                Partitioner partitioner,
        @Description("Headers to add: an expression each, over the fields of the event.")
                @Default("{}")
                @Example("{source: \"'orders'\", country: country}")
                Map<String, Expression> headers,
        @Description(
                        "Whether the headers that an event was read with are written again, but for"
                                + " those of dead letters.")
                @Default("true")
                boolean forwardHeaders,
        @Description(
                        "For which events a record without a value is written (a tombstone), which"
                                + " deletes its key from a compacted topic.")
                @Example("deleted")
                @ResultType("boolean")
                Optional<Expression> tombstoneWhen,
        @Description("The timestamp of the records.") @Default("event-time")
                RecordTimestamp timestamp,
        @Description(
                        "Whether each event is written exactly once (readers need isolation level"
                                + " read_committed), once or more, or possibly not at all, when the"
                                + " job fails and recovers.")
                @Default("exactly-once")
                DeliveryGuarantee deliveryGuarantee,
        @Description(
                        "What the ids of transactions begin with; the pipeline's and the sink's"
                                + " name by default. A '~' is added, which no name may hold.")
                Optional<String> transactionalIdPrefix,
        @Description(
                        "How long a transaction may stay open before the broker gives it up. It must"
                                + " be longer than any outage of the job, and not longer than the"
                                + " broker allows (transaction.max.timeout.ms).")
                @Default("15min")
                @Range(min = 1000)
                Duration transactionTimeout,
        @Description("How transactions get their ids.") @Default("incrementing")
                TransactionNaming transactionNaming,
        @Description(
                        "The largest record that is written, uncompressed; a larger one follows"
                                + " on-error, because Kafka's refusal would fail the job. The"
                                + " smaller of max.request.size and the topic's max.message.bytes if"
                                + " left out.")
                @Example("512kb")
                Optional<DataSize> maxRecordSize,
        @Description("Whether the topic is made where it isn't there.") @Default("true")
                boolean createTopics,
        @Description("How the topic is made where it isn't there.") @Default("{}")
                TopicConfig topicConfig,
        @Description("Kafka's producer properties, beside and over those of the connection.")
                @Default("{}")
                Map<String, ConfigScalar> properties) {

    public KafkaSinkOptions {
        requireNonNull(topic, "topic");
        requireNonNull(topicExpression, "topicExpression");
        requireNonNull(partitioner, "partitioner");
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        requireNonNull(tombstoneWhen, "tombstoneWhen");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(deliveryGuarantee, "deliveryGuarantee");
        requireNonNull(transactionalIdPrefix, "transactionalIdPrefix");
        requireNonNull(transactionTimeout, "transactionTimeout");
        requireNonNull(transactionNaming, "transactionNaming");
        requireNonNull(maxRecordSize, "maxRecordSize");
        requireNonNull(topicConfig, "topicConfig");
        properties = Map.copyOf(properties);
    }

    /** These options with the largest record that the topic takes. */
    KafkaSinkOptions withMaxRecordSize(long bytes) {
        return new KafkaSinkOptions(
                topic,
                topicExpression,
                partitioner,
                headers,
                forwardHeaders,
                tombstoneWhen,
                timestamp,
                deliveryGuarantee,
                transactionalIdPrefix,
                transactionTimeout,
                transactionNaming,
                Optional.of(new DataSize(bytes)),
                createTopics,
                topicConfig,
                properties);
    }

    boolean exactlyOnce() {
        return deliveryGuarantee == DeliveryGuarantee.EXACTLY_ONCE;
    }

    /**
     * What the ids of transactions begin with. The end mark keeps the prefix of one sink from being
     * that of another, whose transactions would be aborted.
     */
    String transactionalIdPrefix(String pipeline, String sink) {
        return transactionalIdPrefix.orElse(pipeline + "." + sink) + "~";
    }
}
