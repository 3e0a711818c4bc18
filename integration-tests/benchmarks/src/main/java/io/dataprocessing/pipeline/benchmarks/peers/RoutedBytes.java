package io.dataprocessing.pipeline.benchmarks.peers;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends orders as they are to the topic of their currency. */
final class RoutedBytes implements KafkaRecordSerializationSchema<byte[]> {

    private final String eur;
    private final String usd;
    private final String other;

    RoutedBytes(Map<String, String> topics) {
        eur = topics.get("eur");
        usd = topics.get("usd");
        other = topics.get("other");
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            byte[] order, KafkaSinkContext context, Long timestamp) {
        String topic =
                switch (currency(order)) {
                    case "EUR" -> eur;
                    case "USD" -> usd;
                    default -> other;
                };
        return new ProducerRecord<>(topic, null, timestamp, null, order);
    }

    private static String currency(byte[] order) {
        try (JsonParser parser = OrderParser.of(order)) {
            while (!parser.nextFieldName().equals("currency")) {
                OrderParser.skipValue(parser);
            }
            return parser.nextTextValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
