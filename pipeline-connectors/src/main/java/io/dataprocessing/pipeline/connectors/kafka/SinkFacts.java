package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import java.util.ArrayList;
import java.util.List;

/** Says in sentences what a sink does. */
final class SinkFacts {

    private SinkFacts() {}

    static List<String> of(
            KafkaConnection connection, KafkaSinkOptions options, ConnectorContext context) {
        List<String> facts = new ArrayList<>();
        facts.add(
                "Writes to %s at %s."
                        .formatted(
                                options.topicExpression()
                                        .map(Expression::text)
                                        .map(text -> "the topic that '" + text + "' gives")
                                        .orElse(Facts.topics(options.topic().stream().toList())),
                                connection.bootstrapServers()));
        facts.add(topic(options));
        facts.addAll(delivery(options, context));
        facts.add(
                switch (options.partitioner()) {
                    case BY_KEY -> "The hash of a record's key chooses its partition.";
                    case ANY -> "Records go to any partition, whatever their key.";
                });
        facts.add(
                switch (options.timestamp()) {
                    case EVENT_TIME -> "A record's timestamp is the event time.";
                    case WRITE_TIME -> "A record's timestamp is the time of writing.";
                });
        facts.add(
                options.forwardHeaders()
                        ? "Headers that an event was read with are written again, but for those of dead letters."
                        : "Headers that an event was read with are dropped.");
        options.tombstoneWhen()
                .ifPresent(
                        when ->
                                facts.add(
                                        "Where '%s' is true a record without a value is written, which deletes its key from a compacted topic."
                                                .formatted(when.text())));
        facts.add(
                "The producer batches with %s."
                        .formatted(
                                Facts.settings(
                                        KafkaSinkConnector.DEFAULTS,
                                        ClientProperties.of(connection, options.properties()))));
        return facts;
    }

    private static String topic(KafkaSinkOptions options) {
        if (!options.createTopics()) {
            return options.topic().isPresent()
                    ? "The topic must exist."
                    : "An event whose topic doesn't exist can't be written.";
        }
        TopicConfig config = options.topicConfig();
        return "Where the topic doesn't exist it's made, with %s and %s."
                .formatted(
                        config.partitions()
                                .map(Cluster::partitions)
                                .orElse("the broker's number of partitions"),
                        config.replicationFactor()
                                .map(count -> "replication factor " + count)
                                .orElse("the broker's replication factor"));
    }

    private static List<String> delivery(KafkaSinkOptions options, ConnectorContext context) {
        return switch (options.deliveryGuarantee()) {
            case EXACTLY_ONCE ->
                    List.of(
                            "Delivers exactly once, to readers with isolation level read_committed: records are committed with each checkpoint.",
                            "Transaction ids begin with '%s' and are %s. A transaction that is open for more than %s is given up by the broker, which must allow as much (transaction.max.timeout.ms); an outage must be shorter."
                                    .formatted(
                                            options.transactionalIdPrefix(
                                                    context.pipeline(), context.endpoint()),
                                            switch (options.transactionNaming()) {
                                                case INCREMENTING -> "new for each checkpoint";
                                                case POOLING -> "used again and again";
                                            },
                                            Facts.duration(options.transactionTimeout())));
            case AT_LEAST_ONCE ->
                    List.of(
                            "Delivers at least once: after a failure, events since the last checkpoint are written again.");
            case NONE -> List.of("Delivers without a guarantee: a failure loses events.");
        };
    }
}
