package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.EndpointUse;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.connector.Prepared;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.common.acl.AclOperation;

/** Writes topics of Kafka. */
public final class KafkaSinkConnector implements SinkConnector<KafkaConnection, KafkaSinkOptions> {

    /** Three settings that bring a job with Kafka's defaults half as much again. */
    static final Map<String, String> DEFAULTS =
            Map.of("compression.type", "lz4", "linger.ms", "20", "batch.size", "131072");

    private static final long MAX_REQUEST_SIZE = 1_048_576;
    private static final long BUFFER_MEMORY = 33_554_432;

    /** For {@link java.util.ServiceLoader}. */
    public KafkaSinkConnector() {}

    @Override
    public String type() {
        return "kafka";
    }

    @Override
    public String description() {
        return "Writes a topic of Kafka, or for each event the topic that an expression gives.";
    }

    @Override
    public Class<KafkaConnection> connectionType() {
        return KafkaConnection.class;
    }

    @Override
    public Class<KafkaSinkOptions> optionsType() {
        return KafkaSinkOptions.class;
    }

    @Override
    public EndpointDescription describe(
            KafkaConnection connection, KafkaSinkOptions options, ConnectorContext context) {
        SinkChecks.check(options, context);
        ClientProperties.of(connection, options.properties())
                .writtenOut()
                .forEach(key -> context.warning("connection", Facts.writtenOut(key)));
        List<Endpoint> endpoints =
                options.topic().stream()
                        .map(topic -> new Endpoint(context.connection(), topic, false))
                        .toList();
        return new EndpointDescription(endpoints, SinkFacts.of(connection, options, context));
    }

    @Override
    public List<String> verifyTarget(
            KafkaConnection connection, KafkaSinkOptions options, EndpointUse use)
            throws ConnectorException {
        ClientProperties client = ClientProperties.of(connection, options.properties());
        try (Cluster cluster = Cluster.connect(client)) {
            Permissions permissions = new Permissions(cluster, client);
            if (options.topic().isPresent()) {
                permissions.topic(options.topic().get(), AclOperation.WRITE);
            }
            if (options.exactlyOnce()) {
                permissions.transactions(
                        options.transactionalIdPrefix(use.pipeline(), use.endpoint()));
            }
            if (!permissions.lacking().isEmpty()) {
                throw new ConnectorException(String.join("; ", permissions.lacking()), null);
            }
            return options.topic().isPresent()
                    ? new SinkTopicCheck(cluster, options, use).warnings(options.topic().get())
                    : List.of();
        }
    }

    @Override
    public Prepared<KafkaSinkOptions> prepare(KafkaConnection connection, KafkaSinkOptions options)
            throws ConnectorException {
        ClientProperties client = ClientProperties.of(connection, options.properties());
        try (Cluster cluster = Cluster.connect(client)) {
            return new TopicSetup(cluster, options, maxSize(client, options)).run();
        }
    }

    @Override
    public EventEncoder encoder(
            KafkaConnection connection, KafkaSinkOptions options, SinkContext context) {
        ClientProperties client = ClientProperties.of(connection, options.properties());
        return new KafkaEventEncoder(
                context.type(),
                options,
                maxSize(client, options),
                new TopicDirectory(client, options));
    }

    @Override
    public Sink<Event> create(
            KafkaConnection connection, KafkaSinkOptions options, SinkContext context) {
        ClientProperties client = ClientProperties.of(connection, options.properties());
        KafkaSinkBuilder<Event> sink =
                KafkaSink.<Event>builder()
                        .setBootstrapServers(connection.bootstrapServers())
                        .setKafkaProducerConfig(producer(client, options, context))
                        .setDeliveryGuarantee(guarantee(options))
                        .setRecordSerializer(
                                new RecordWriter(
                                        options.topic().orElse(""), maxSize(client, options)));
        if (options.exactlyOnce()) {
            checkTransactions(options, context);
            sink.setTransactionalIdPrefix(
                            options.transactionalIdPrefix(context.pipeline(), context.sink()))
                    .setTransactionNamingStrategy(options.transactionNaming().strategy());
        }
        return sink.build();
    }

    private static Properties producer(
            ClientProperties client, KafkaSinkOptions options, SinkContext context) {
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        properties.putAll(client.of(ClientKeys.Client.PRODUCER));
        properties.putIfAbsent("client.id", context.pipeline() + "." + context.sink());
        properties.setProperty("acks", "all");
        properties.setProperty("enable.idempotence", "true");
        properties.setProperty(
                "partitioner.ignore.keys",
                String.valueOf(options.partitioner() == Partitioner.ANY));
        if (options.exactlyOnce()) {
            properties.setProperty(
                    "transaction.timeout.ms",
                    String.valueOf(options.transactionTimeout().toMillis()));
        }
        return properties;
    }

    private static void checkTransactions(KafkaSinkOptions options, SinkContext context) {
        if (context.checkpointInterval().isZero()) {
            throw new IllegalArgumentException(
                    "sink '%s': delivery-guarantee exactly-once needs checkpoints, which commit what was written"
                            .formatted(context.sink()));
        }
        if (options.transactionTimeout().compareTo(context.checkpointInterval()) <= 0) {
            throw new IllegalArgumentException(
                    "sink '%s': transaction-timeout %s is not longer than the checkpoint interval %s, so that no transaction would live to be committed"
                            .formatted(
                                    context.sink(),
                                    Facts.duration(options.transactionTimeout()),
                                    Facts.duration(context.checkpointInterval())));
        }
    }

    private static DeliveryGuarantee guarantee(KafkaSinkOptions options) {
        return switch (options.deliveryGuarantee()) {
            case EXACTLY_ONCE -> DeliveryGuarantee.EXACTLY_ONCE;
            case AT_LEAST_ONCE -> DeliveryGuarantee.AT_LEAST_ONCE;
            case NONE -> DeliveryGuarantee.NONE;
        };
    }

    private static long maxSize(ClientProperties client, KafkaSinkOptions options) {
        long ofProducer =
                Math.min(
                        client.number(ClientKeys.MAX_REQUEST_SIZE, MAX_REQUEST_SIZE),
                        client.number("buffer.memory", BUFFER_MEMORY));
        return options.maxRecordSize()
                .map(size -> Math.min(size.bytes(), ofProducer))
                .orElse(ofProducer);
    }
}
