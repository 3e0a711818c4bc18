package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Hands on the raw record that each event carries.
 *
 * <p>Dead letters come with their record made from the original's: they go to this sink's topic, to
 * any partition, and are cut where they are too large to be written.
 */
final class RecordWriter implements KafkaRecordSerializationSchema<Event> {

    private final String fixedTopic;
    private final long maxSize;

    /**
     * A writer.
     *
     * @param fixedTopic the topic of all records; empty to take each record's
     * @param maxSize the largest record that the producer takes
     */
    RecordWriter(String fixedTopic, long maxSize) {
        this.fixedTopic = requireNonNull(fixedTopic, "fixedTopic");
        this.maxSize = maxSize;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Event event, KafkaSinkContext context, Long timestamp) {
        RawRecord record =
                event.raw()
                        .orElseThrow(
                                () -> new IllegalStateException("an event without its record"));
        boolean deadLetter = event.failure().isPresent();
        if (deadLetter && RecordSize.of(record) > maxSize) {
            record = OversizedLetter.cut(record, maxSize);
        }
        boolean anyPartition = deadLetter || record.partition() == RawRecord.ANY_PARTITION;
        String topic = fixedTopic.isEmpty() ? record.topic() : fixedTopic;
        Integer partition = anyPartition ? null : Integer.valueOf(record.partition());
        Long time = record.timestamp() < 0 ? null : Long.valueOf(record.timestamp());
        List<Header> headers = record.headers().all();
        return headers.isEmpty()
                ? new ProducerRecord<>(topic, partition, time, record.key(), record.value())
                : new ProducerRecord<>(
                        topic, partition, time, record.key(), record.value(), written(headers));
    }

    private static List<org.apache.kafka.common.header.Header> written(List<Header> headers) {
        return headers.stream()
                .<org.apache.kafka.common.header.Header>map(
                        header -> new RecordHeader(header.name(), header.value()))
                .toList();
    }
}
