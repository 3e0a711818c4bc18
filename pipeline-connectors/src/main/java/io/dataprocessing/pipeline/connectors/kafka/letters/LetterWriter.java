package io.dataprocessing.pipeline.connectors.kafka.letters;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Writes letters back to the cluster that their records came from, each at most once: that a letter
 * was replayed is recorded there in the same transaction as its record. The transactional id is
 * fixed for a topic of letters: who begins takes over from whoever is at it, whose open transaction
 * is aborted, and only then reads what was written. Not thread-safe.
 */
public final class LetterWriter implements AutoCloseable {

    private static final String TRANSACTIONS = ".replay";

    private final OriginCluster cluster;
    private final Producer<byte[], byte[]> producer;

    private LetterWriter(OriginCluster cluster, Producer<byte[], byte[]> producer) {
        this.cluster = cluster;
        this.producer = producer;
    }

    /**
     * Takes over, and reads again what was replayed already.
     *
     * @throws ConnectorException if this client may not, or nobody answers
     */
    public static LetterWriter begin(OriginCluster cluster) throws ConnectorException {
        String id = requireNonNull(cluster, "cluster").letters() + TRANSACTIONS;
        Producer<byte[], byte[]> producer = cluster.clients().producer(id);
        try {
            cluster.makeRecord();
            producer.initTransactions();
            cluster.readRecord();
            return new LetterWriter(cluster, producer);
        } catch (KafkaException e) {
            producer.close();
            throw cluster.clients().explain(e, "WRITE with transactional id '%s'".formatted(id));
        } catch (ConnectorException e) {
            producer.close();
            throw e;
        }
    }

    /**
     * Writes some records in one transaction.
     *
     * @return the letters whose records are larger than the topic takes; these weren't written
     * @throws ConnectorException if nothing could be written, or somebody else has taken over
     */
    public Set<Origin> write(List<ReplayedRecord> batch) throws ConnectorException {
        Map<Origin, ReplayedRecord> wanted = new LinkedHashMap<>();
        batch.forEach(record -> wanted.put(record.letter(), record));
        Set<Origin> refused = new HashSet<>();
        while (!wanted.isEmpty()) {
            Set<Origin> tooLarge = attempt(List.copyOf(wanted.values()));
            if (tooLarge.isEmpty()) {
                wanted.values().forEach(cluster.replayed()::add);
                break;
            }
            Set<String> deliveries = new HashSet<>();
            tooLarge.forEach(letter -> deliveries.add(wanted.get(letter).delivery()));
            wanted.values().stream()
                    .filter(record -> deliveries.contains(record.delivery()))
                    .map(ReplayedRecord::letter)
                    .forEach(refused::add);
            wanted.keySet().removeAll(refused);
        }
        return refused;
    }

    /** Writes and commits all, or nothing if a record is too large. */
    private Set<Origin> attempt(List<ReplayedRecord> batch) throws ConnectorException {
        try {
            producer.beginTransaction();
            Map<Origin, List<Future<RecordMetadata>>> sent = new LinkedHashMap<>();
            Optional<KafkaException> problem = send(batch, sent);
            Set<Origin> tooLarge = tooLarge(sent);
            if (!tooLarge.isEmpty()) {
                producer.abortTransaction();
                return tooLarge;
            }
            if (problem.isPresent()) {
                throw problem.get();
            }
            producer.commitTransaction();
            return tooLarge;
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    /** Sends as many as it can: after a record that is too large a producer takes no others. */
    private Optional<KafkaException> send(
            List<ReplayedRecord> batch, Map<Origin, List<Future<RecordMetadata>>> sent) {
        try {
            for (ReplayedRecord record : batch) {
                List<Future<RecordMetadata>> both = new ArrayList<>();
                sent.put(record.letter(), both);
                if (record.record().isPresent()) {
                    both.add(producer.send(kafka(record.record().get())));
                }
                both.add(producer.send(cluster.replayed().entry(record)));
            }
            producer.flush();
            return Optional.empty();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            return Optional.of(e);
        }
    }

    private static Set<Origin> tooLarge(Map<Origin, List<Future<RecordMetadata>>> sent)
            throws ConnectorException {
        Set<Origin> tooLarge = new HashSet<>();
        for (Map.Entry<Origin, List<Future<RecordMetadata>>> each : sent.entrySet()) {
            for (Future<RecordMetadata> future : each.getValue()) {
                if (isTooLarge(future)) {
                    tooLarge.add(each.getKey());
                }
            }
        }
        return tooLarge;
    }

    /** Whether that was it; any other failure shows when the transaction is committed. */
    private static boolean isTooLarge(Future<RecordMetadata> sent) throws ConnectorException {
        try {
            sent.get();
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            return e.getCause() instanceof RecordTooLargeException;
        }
    }

    private static ConnectorException interrupted(Exception e) {
        Thread.currentThread().interrupt();
        return new ConnectorException("interrupted while letters were written", e);
    }

    private ConnectorException failed(KafkaException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException) {
                return new ConnectorException(
                        "another replay of '%s' has begun meanwhile and took over. What this one had committed is recorded and isn't replayed again."
                                .formatted(cluster.letters()),
                        problem);
            }
        }
        return cluster.clients().explain(problem, "WRITE to the topics of the letters' records");
    }

    private static ProducerRecord<byte[], byte[]> kafka(RawRecord record) {
        return new ProducerRecord<>(
                record.topic(),
                record.partition() == RawRecord.ANY_PARTITION
                        ? null
                        : Integer.valueOf(record.partition()),
                record.timestamp() < 0 ? null : Long.valueOf(record.timestamp()),
                record.key(),
                record.value(),
                Records.headers(record.headers()));
    }

    @Override
    public void close() {
        producer.close();
    }
}
