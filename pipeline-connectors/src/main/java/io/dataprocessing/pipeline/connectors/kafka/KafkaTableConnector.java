package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.lookup.TableReader;
import io.dataprocessing.pipeline.connectors.table.RowIndex;
import io.dataprocessing.pipeline.core.connector.LookupConnector;
import io.dataprocessing.pipeline.core.connector.LookupContext;
import io.dataprocessing.pipeline.core.connector.LookupRuntime;
import io.dataprocessing.pipeline.core.connector.TableDescription;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Tables that compacted topics hold, kept in memory. */
public final class KafkaTableConnector implements LookupConnector<KafkaTableOptions> {

    private static final byte[] NO_CONTENT = {};

    /** For {@link java.util.ServiceLoader}. */
    public KafkaTableConnector() {}

    @Override
    public String type() {
        return "kafka";
    }

    @Override
    public String description() {
        return "A compacted topic of Kafka, read into memory before the first record and followed.";
    }

    @Override
    public Class<KafkaTableOptions> optionsType() {
        return KafkaTableOptions.class;
    }

    @Override
    public Optional<Class<? extends Record>> connectionType() {
        return Optional.of(KafkaConnection.class);
    }

    @Override
    public Set<Part> parts() {
        return Set.of(Part.KEY, Part.VALUE);
    }

    @Override
    public TableDescription describe(KafkaTableOptions options, LookupContext context) {
        TopicName.problem(options.topic()).ifPresent(problem -> context.problem("topic", problem));
        ClientKeys.problems(options.properties(), false)
                .forEach(problem -> context.problem("properties", problem));
        return TableDescription.of(context.rows(), true, NO_CONTENT, context);
    }

    @Override
    public TableReader open(KafkaTableOptions options, LookupRuntime runtime) throws Exception {
        KafkaConnection connection = (KafkaConnection) runtime.connection().orElseThrow();
        ClientProperties client = ClientProperties.of(connection, options.properties());
        try (Cluster cluster = Cluster.connect(client)) {
            cluster.requireTopics(List.of(options.topic()));
        }
        TableDescription description = runtime.description();
        TopicRows rows =
                new TopicRows(
                        options,
                        runtime.decoder(),
                        new RowIndex(description.type(), description.keyType()));
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties(client, runtime.step()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        return KafkaTable.open(runtime.step() + "-table", rows, consumer, runtime.bounded());
    }

    private static Properties properties(ClientProperties client, String step) {
        Properties properties = client.of(ClientKeys.Client.CONSUMER);
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("auto.offset.reset", "earliest");
        properties.setProperty("allow.auto.create.topics", "false");
        properties.setProperty("client.id", step + "-table");
        return properties;
    }
}
