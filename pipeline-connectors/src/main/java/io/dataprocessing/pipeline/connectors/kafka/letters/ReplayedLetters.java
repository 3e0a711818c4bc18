package io.dataprocessing.pipeline.connectors.kafka.letters;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.connectors.kafka.KafkaClients;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Which letters were replayed: a record each, its key the letter's place. The id of the letters'
 * topic stands in a header, since a topic that is made anew counts its offsets from 0 again.
 */
final class ReplayedLetters {

    private static final String SUFFIX = ".replayed";
    private static final String TOPIC_ID = "topic-id";
    private static final String DELIVERY = "delivery";

    private final String letters;
    private final byte[] topicId;
    private final Map<Integer, Set<Long>> offsets = new HashMap<>();
    private final Set<String> deliveries = new HashSet<>();

    ReplayedLetters(String letters, String topicId) {
        this.letters = letters;
        this.topicId = topicId.getBytes(StandardCharsets.UTF_8);
    }

    /** The topic that says so. */
    String topic() {
        return letters + SUFFIX;
    }

    boolean contains(Origin letter) {
        return offsets.getOrDefault(letter.partition(), Set.of()).contains(letter.offset());
    }

    boolean hasDelivery(String delivery) {
        return deliveries.contains(delivery);
    }

    void add(ReplayedRecord replayed) {
        add(replayed.letter());
        deliveries.add(replayed.delivery());
    }

    private void add(Origin letter) {
        offsets.computeIfAbsent(letter.partition(), partition -> new HashSet<>())
                .add(letter.offset());
    }

    /** The record that says it of a letter. */
    ProducerRecord<byte[], byte[]> entry(ReplayedRecord replayed) {
        return new ProducerRecord<>(
                topic(),
                null,
                null,
                replayed.letter().toString().getBytes(StandardCharsets.UTF_8),
                replayed.note().getBytes(StandardCharsets.UTF_8),
                Records.headers(
                        Headers.none()
                                .with(TOPIC_ID, topicId)
                                .with(DELIVERY, replayed.delivery())));
    }

    void readFrom(CommittedRecords records, KafkaClients clients) throws ConnectorException {
        KafkaClients.Topic topic = clients.requireTopic(topic());
        records.read(
                topic(),
                topic.partitions(),
                Optional.empty(),
                record -> {
                    place(record).ifPresent(letter -> add(letter, record));
                    return true;
                });
    }

    private void add(Origin letter, ConsumerRecord<byte[], byte[]> record) {
        add(letter);
        Header delivery = record.headers().lastHeader(DELIVERY);
        if (delivery != null) {
            deliveries.add(new String(delivery.value(), StandardCharsets.UTF_8));
        }
    }

    private Optional<Origin> place(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader(TOPIC_ID);
        if (record.key() == null || id == null || !Arrays.equals(id.value(), topicId)) {
            return Optional.empty();
        }
        return LetterPlace.parse(new String(record.key(), StandardCharsets.UTF_8))
                .filter(place -> place.topic().equals(letters));
    }
}
