package io.dataprocessing.pipeline.connectors.kafka.letters;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.connectors.kafka.KafkaClients;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster that letters' records came from: its topics, the originals, and which letters were
 * replayed, which a compacted topic says, {@code <letters>.replayed}. Not thread-safe.
 */
public final class OriginCluster implements AutoCloseable {

    private final String letters;
    private final KafkaClients clients;
    private final CommittedRecords records;
    private final ReplayedLetters replayed;
    private final Map<String, Integer> partitions = new HashMap<>();

    private OriginCluster(LetterTopic letters, KafkaClients clients) {
        this.letters = letters.name();
        this.clients = clients;
        this.records = new CommittedRecords(clients);
        this.replayed = new ReplayedLetters(letters.name(), letters.id());
    }

    /**
     * Connects, and reads what was replayed; changes nothing.
     *
     * @param connection that of a source which the letters' records came from
     * @param options those of the source
     */
    public static OriginCluster connect(
            ConnectionPlan connection, Record options, LetterTopic letters)
            throws ConnectorException {
        requireNonNull(letters, "letters");
        KafkaClients clients = KafkaClients.connect(connection, options);
        OriginCluster cluster = new OriginCluster(letters, clients);
        try {
            if (clients.topic(cluster.replayed.topic()).isPresent()) {
                cluster.readRecord();
            }
            return cluster;
        } catch (ConnectorException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Whether a source reads what isn't committed, and so could see a replay that was aborted. */
    public static boolean readsUncommitted(Record options) {
        return KafkaClients.readsUncommitted(options);
    }

    /** Whether a letter was replayed before, now or in an earlier run. */
    public boolean wasReplayed(Origin letter) {
        return replayed.contains(letter);
    }

    /** Whether a record went to its target before, for this letter or another. */
    public boolean wasDelivered(String delivery) {
        return replayed.hasDelivery(delivery);
    }

    /** How many partitions a topic has; 0 if it isn't there. */
    public int partitions(String topic) throws ConnectorException {
        Integer known = partitions.get(topic);
        if (known == null) {
            known = clients.topic(topic).map(KafkaClients.Topic::partitions).orElse(0);
            partitions.put(topic, known);
        }
        return known;
    }

    /** The record that stands at a place; empty if it isn't there any more. */
    public Optional<RawRecord> original(Origin place) throws ConnectorException {
        if (place.partition() >= partitions(place.topic())) {
            return Optional.empty();
        }
        return records.at(place.topic(), place.partition(), place.offset())
                .map(
                        record ->
                                new RawRecord(
                                        record.topic(),
                                        record.partition(),
                                        record.timestamp(),
                                        record.key(),
                                        record.value(),
                                        Records.headers(record)));
    }

    String letters() {
        return letters;
    }

    KafkaClients clients() {
        return clients;
    }

    ReplayedLetters replayed() {
        return replayed;
    }

    /** Makes the topic that says which letters were replayed, where it isn't there. */
    void makeRecord() throws ConnectorException {
        if (clients.topic(replayed.topic()).isEmpty()) {
            clients.createCompacted(replayed.topic());
        }
    }

    /** Reads which letters were replayed. */
    void readRecord() throws ConnectorException {
        replayed.readFrom(records, clients);
    }

    @Override
    public void close() {
        records.close();
        clients.close();
    }
}
