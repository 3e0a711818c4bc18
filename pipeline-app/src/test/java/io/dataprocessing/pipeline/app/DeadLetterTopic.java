package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records, and letters as a pipeline does, for the commands that handle these. */
final class DeadLetterTopic implements AutoCloseable {

    /** The timestamp of the first letter; each further one is a minute younger. */
    static final long START = 1_735_689_600_000L;

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private long letters;

    DeadLetterTopic(String bootstrapServers, String topic) {
        this.topic = topic;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Writes a record without headers. */
    void record(String to, String key, String value) {
        send(new ProducerRecord<>(to, 0, START, utf8(key), utf8(value)));
    }

    /** Writes a letter of the record {@code orders-0@offset}. */
    void letter(String step, String stage, long offset, String key, String value) {
        letter(step, stage, offset, key, value, Map.of());
    }

    /** Writes a letter with more headers, or others; a header without text is left out. */
    void letter(
            String step,
            String stage,
            long offset,
            String key,
            String value,
            Map<String, String> others) {
        long time = START + Duration.ofMinutes(letters++).toMillis();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("trace", "t-" + offset);
        headers.put("__dlq.pipeline", "shop");
        headers.put("__dlq.step", step);
        headers.put("__dlq.stage", stage);
        headers.put("__dlq.error.class", "java.lang.ArithmeticException");
        headers.put("__dlq.error.message", "/ by zero");
        headers.put("__dlq.topic", "orders");
        headers.put("__dlq.partition", "0");
        headers.put("__dlq.offset", Long.toString(offset));
        headers.put("__dlq.timestamp", Long.toString(time));
        headers.put("__dlq.attempt", "1");
        headers.putAll(others);
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, 0, time, utf8(key), utf8(value));
        headers.forEach(
                (name, text) -> {
                    if (!text.isEmpty()) {
                        letter.headers().add(name, utf8(text));
                    }
                });
        send(letter);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        assertThat(producer.send(record)).succeedsWithin(Duration.ofSeconds(10));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
