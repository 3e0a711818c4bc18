package io.dataprocessing.pipeline.app.local;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes the lines of a file into a topic, each line's bytes as the value of a record. */
public final class TopicLoader {

    private final Map<String, Object> settings;
    private final Optional<byte[]> keySeparator;

    /**
     * A loader.
     *
     * @param keySeparator what stands between key and value in a line; empty if lines are values
     */
    public TopicLoader(String bootstrapServers, Optional<String> keySeparator) {
        this.settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        requireNonNull(bootstrapServers, "bootstrapServers"),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        1 << 17);
        this.keySeparator = keySeparator.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file's lines, without empty ones, and returns when the broker has them all.
     *
     * @return how many records were written
     * @throws IOException if the file can't be read, a line has no key separator, or the broker
     *     refuses a record; the message says which line
     */
    public long load(Path file, String topic) throws IOException {
        AtomicReference<Exception> failure = new AtomicReference<>();
        long records = 0;
        try (ByteLines lines = ByteLines.open(file);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Optional<byte[]> line = lines.next();
                    line.isPresent() && failure.get() == null;
                    line = lines.next()) {
                if (line.get().length > 0) {
                    long number = lines.lineNumber();
                    Future<RecordMetadata> unused =
                            producer.send(
                                    record(topic, line.get(), file, number),
                                    (metadata, refused) -> {
                                        if (refused != null) {
                                            failure.compareAndSet(
                                                    null, refusal(file, number, topic, refused));
                                        }
                                    });
                    records++;
                }
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IOException(failure.get().getMessage(), failure.get());
        }
        return records;
    }

    private ProducerRecord<byte[], byte[]> record(
            String topic, byte[] line, Path file, long lineNumber) throws IOException {
        if (keySeparator.isEmpty()) {
            return new ProducerRecord<>(topic, line);
        }
        byte[] separator = keySeparator.get();
        int at = indexOf(line, separator);
        if (at < 0) {
            throw new IOException(
                    "%s:%d has no '%s' between key and value"
                            .formatted(
                                    file,
                                    lineNumber,
                                    new String(separator, StandardCharsets.UTF_8)));
        }
        return new ProducerRecord<>(
                topic,
                Arrays.copyOf(line, at),
                Arrays.copyOfRange(line, at + separator.length, line.length));
    }

    private static int indexOf(byte[] line, byte[] separator) {
        for (int at = 0; at + separator.length <= line.length; at++) {
            if (Arrays.equals(line, at, at + separator.length, separator, 0, separator.length)) {
                return at;
            }
        }
        return -1;
    }

    private static IOException refusal(Path file, long line, String topic, Exception refused) {
        return new IOException(
                "%s:%d can't be written to topic '%s': %s"
                        .formatted(file, line, topic, refused.getMessage()),
                refused);
    }
}
