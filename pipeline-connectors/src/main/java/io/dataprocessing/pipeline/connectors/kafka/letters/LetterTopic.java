package io.dataprocessing.pipeline.connectors.kafka.letters;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.connectors.kafka.KafkaClients;
import io.dataprocessing.pipeline.connectors.kafka.KafkaSinkOptions;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic of a pipeline's dead letters, to be read. Not thread-safe. */
public final class LetterTopic implements AutoCloseable {

    /** Takes letters one by one. */
    @FunctionalInterface
    public interface Receiver {

        /** Takes a letter; false to get no more. */
        boolean accept(Letter letter) throws ConnectorException;
    }

    private final String name;
    private final KafkaClients clients;
    private final KafkaClients.Topic topic;
    private final CommittedRecords records;

    private LetterTopic(String name, KafkaClients clients, KafkaClients.Topic topic) {
        this.name = name;
        this.clients = clients;
        this.topic = topic;
        this.records = new CommittedRecords(clients);
    }

    /**
     * Opens the topic.
     *
     * @param options those of the section {@code dead-letter}
     * @throws ConnectorException if it isn't there or can't be read
     */
    public static LetterTopic open(ConnectionPlan connection, Record options, String topic)
            throws ConnectorException {
        KafkaClients clients = KafkaClients.connect(connection, options);
        try {
            return new LetterTopic(topic, clients, clients.requireTopic(topic));
        } catch (ConnectorException | RuntimeException e) {
            clients.close();
            throw e;
        }
    }

    /** The topic that a plan sends dead letters to; empty if it isn't one of Kafka's. */
    public static Optional<String> of(DeadLetterPlan plan) {
        return requireNonNull(plan, "plan").options() instanceof KafkaSinkOptions options
                ? options.topic()
                : Optional.empty();
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What tells it from an earlier topic of the same name. */
    String id() {
        return topic.id();
    }

    /**
     * Hands on the letters that are committed by now, partition by partition, until the receiver
     * says false.
     *
     * @param from where to begin: letters before the first one that is as young are passed over
     */
    public void read(Optional<Instant> from, Receiver receiver) throws ConnectorException {
        records.read(name, topic.partitions(), from, record -> receiver.accept(letter(record)));
    }

    /** The letter at a place; empty if there is none. */
    public Optional<Letter> at(int partition, long offset) throws ConnectorException {
        return partition >= topic.partitions()
                ? Optional.empty()
                : records.at(name, partition, offset).map(LetterTopic::letter);
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record) {
        return new Letter(
                new Origin(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                record.key(),
                record.value(),
                Records.headers(record));
    }

    @Override
    public void close() {
        records.close();
        clients.close();
    }
}
