package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Plain clients of a connection, for tools that look at topics or write to them outside of any job.
 * Secrets and TLS are those of the connection's sources and sinks.
 */
public final class KafkaClients implements AutoCloseable {

    private static final long LARGEST_REQUEST = 64L << 20;
    private static final String BATCH_SIZE = "16384";

    private final ClientProperties client;
    private final Cluster cluster;

    private KafkaClients(ClientProperties client, Cluster cluster) {
        this.client = client;
        this.cluster = cluster;
    }

    /**
     * What is known of a topic.
     *
     * @param id differs from that of an earlier topic of the same name
     * @param partitions how many there are
     */
    public record Topic(String id, int partitions) {

        public Topic {
            requireNonNull(id, "id");
        }
    }

    /**
     * Connects, and waits until a broker has answered.
     *
     * @param options those of the source or sink whose clients these are to be like; options that
     *     aren't Kafka's are passed over
     * @throws ConnectorException if the connection isn't one to Kafka, or nobody answers
     */
    public static KafkaClients connect(ConnectionPlan connection, Record options)
            throws ConnectorException {
        if (!(connection.options() instanceof KafkaConnection kafka)) {
            throw new ConnectorException(
                    "connection '%s' is of type '%s'; dead letters are read from and replayed to Kafka only."
                            .formatted(connection.name(), connection.type()),
                    null);
        }
        ClientProperties client = ClientProperties.of(kafka, overrides(options));
        return new KafkaClients(client, Cluster.connect(client));
    }

    /** Whether a source with these options reads records that aren't committed. */
    public static boolean readsUncommitted(Record options) {
        return options instanceof KafkaSourceOptions source
                && source.isolationLevel() == IsolationLevel.READ_UNCOMMITTED;
    }

    private static Map<String, ConfigScalar> overrides(Record options) {
        if (options instanceof KafkaSinkOptions sink) {
            return sink.properties();
        }
        return options instanceof KafkaSourceOptions source ? source.properties() : Map.of();
    }

    /** The addresses as they were written. */
    public String servers() {
        return cluster.servers();
    }

    /** A topic; empty if it isn't there. */
    public Optional<Topic> topic(String name) throws ConnectorException {
        return cluster.topic(name)
                .map(found -> new Topic(found.topicId().toString(), found.partitions().size()));
    }

    /** A topic that has to be there. */
    public Topic requireTopic(String name) throws ConnectorException {
        Optional<Topic> found = topic(name);
        if (found.isEmpty()) {
            throw new ConnectorException(cluster.missing(name), null);
        }
        return found.get();
    }

    /** Makes a topic of one partition that keeps the last record of each key. */
    public void createCompacted(String name) throws ConnectorException {
        cluster.create(
                new NewTopic(name, Optional.of(1), Optional.empty())
                        .configs(Map.of("cleanup.policy", "compact")));
    }

    /** A consumer of committed records that belongs to no group. */
    public Consumer<byte[], byte[]> consumer() {
        Properties properties = client.of(ClientKeys.Client.CONSUMER);
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("auto.offset.reset", "earliest");
        properties.setProperty("allow.auto.create.topics", "false");
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer of transactions, which doesn't mind how large a record is. */
    public Producer<byte[], byte[]> producer(String transactionalId) {
        Properties properties = new Properties();
        properties.putAll(KafkaSinkConnector.DEFAULTS);
        properties.putAll(client.of(ClientKeys.Client.PRODUCER));
        properties.setProperty("acks", "all");
        properties.setProperty("enable.idempotence", "true");
        properties.setProperty("transactional.id", transactionalId);
        // Smaller than any topic's max.message.bytes: what a client cuts to this size and a topic
        // refuses nevertheless it cuts again, for ever.
        properties.setProperty("batch.size", BATCH_SIZE);
        properties.putIfAbsent("max.request.size", String.valueOf(LARGEST_REQUEST));
        properties.putIfAbsent("buffer.memory", String.valueOf(2 * LARGEST_REQUEST));
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * What a client's exception means.
     *
     * @param what was asked for, to stand behind "may not"
     */
    public ConnectorException explain(RuntimeException problem, String what) {
        return ClusterErrors.explain(problem, client, what);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
