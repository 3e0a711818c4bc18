package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How records are handed on, dead letters among them. */
class RecordWriterTest {

    private static final Headers HEADERS =
            Headers.none().with("trace", "1").with("__dlq.step", "orders");

    @Test
    void handsOnWhatTheEventCarries() {
        Event event =
                Event.of(Row.of(RowType.of()), 5)
                        .withRaw(
                                Optional.of(
                                        new RawRecord("chosen", 3, 5, null, bytes("v"), HEADERS)));
        ProducerRecord<byte[], byte[]> record =
                new RecordWriter("", 1000).serialize(event, null, 5L);

        assertThat(record.topic()).isEqualTo("chosen");
        assertThat(record.partition()).isEqualTo(3);
        assertThat(record.timestamp()).isEqualTo(5);
        assertThat(record.key()).isNull();
        assertThat(record.value()).isEqualTo(bytes("v"));
        assertThat(record.headers())
                .isEqualTo(
                        new RecordHeaders()
                                .add("trace", bytes("1"))
                                .add("__dlq.step", bytes("orders")));
    }

    @Test
    void sendsDeadLettersToItsOwnTopicAndAnyPartition() {
        ProducerRecord<byte[], byte[]> record =
                new RecordWriter("orders.dlq", 1000)
                        .serialize(deadLetter(bytes("k"), bytes("broken")), null, null);

        assertThat(record.topic()).isEqualTo("orders.dlq");
        assertThat(record.partition()).isNull();
        assertThat(record.timestamp()).isNull();
        assertThat(record.key()).isEqualTo(bytes("k"));
        assertThat(record.value()).isEqualTo(bytes("broken"));
    }

    @Test
    void cutsDeadLettersThatAreTooLarge() {
        byte[] value = new byte[5_000];
        Arrays.fill(value, (byte) 'x');
        ProducerRecord<byte[], byte[]> record =
                new RecordWriter("dlq", 1_000).serialize(deadLetter(bytes("k"), value), null, null);

        assertThat(sizeOf(record)).isLessThanOrEqualTo(1_000);
        assertThat(record.key()).isEqualTo(bytes("k"));
        assertThat(record.value()).hasSizeGreaterThan(400).containsOnly('x');
        assertThat(header(record, "trace")).isEqualTo("1");
        assertThat(header(record, "__dlq.value.size")).isEqualTo("5000");
        assertThat(header(record, "__dlq.value.sha256"))
                .hasSize(64)
                .isEqualTo("c59d3c0480cc2d71d8f646e735e92da65450311eec46e81a5db8c7e6e8a92054");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void lettersOfTheLargestSizeAndBelowGoWhole(int more) {
        int room = 1_000 - (int) sizeOf(written(1_000_000, bytes("k"), new byte[0]));
        byte[] value = new byte[room - 1 + more];
        ProducerRecord<byte[], byte[]> record = written(1_000, bytes("k"), value);

        assertThat(sizeOf(record)).isEqualTo(1_000 + more);
        assertThat(record.value()).isEqualTo(value);
        assertThat(record.headers().lastHeader("__dlq.value.sha256")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001, 5_000, 50 * 1024 * 1024})
    void largerLettersAreCutAndSayWhatTheOriginalWas(int size) {
        byte[] value = new byte[size];
        Arrays.fill(value, (byte) 'y');
        ProducerRecord<byte[], byte[]> record = written(1_000, bytes("k"), value);

        assertThat(sizeOf(record)).isLessThanOrEqualTo(1_000).isGreaterThan(900);
        assertThat(record.value()).containsOnly('y');
        assertThat(header(record, "__dlq.value.size")).isEqualTo(String.valueOf(size));
        assertThat(header(record, "__dlq.value.truncated"))
                .isEqualTo(String.valueOf(record.value().length));
        assertThat(header(record, "__dlq.value.sha256")).isEqualTo(sha256(value));
        assertThat(record.headers().lastHeader("__dlq.key.sha256")).isNull();
    }

    @Test
    void noMoreThan256KibOfAValueAreKept() {
        ProducerRecord<byte[], byte[]> record =
                written(1_048_576, bytes("k"), new byte[50 * 1024 * 1024]);
        assertThat(record.value()).hasSize(256 * 1024);
    }

    @Test
    void aKeyThatDoesNotFitIsNamedByItsDigest() {
        byte[] key = new byte[900];
        ProducerRecord<byte[], byte[]> record = written(1_000, key, bytes("v"));

        assertThat(sizeOf(record)).isLessThanOrEqualTo(1_000);
        assertThat(record.key()).isNull();
        assertThat(header(record, "__dlq.key.size")).isEqualTo("900");
        assertThat(header(record, "__dlq.key.sha256")).isEqualTo(sha256(key));
        assertThat(record.value()).isEqualTo(bytes("v"));
        assertThat(header(record, "__dlq.value.sha256")).isEqualTo(sha256(bytes("v")));
    }

    @Test
    void headersAreKeptAsFarAsTheyFit() {
        Headers headers =
                Headers.none()
                        .with("first", "1")
                        .with("second", "x".repeat(3_000))
                        .with("third", "3")
                        .with("__dlq.step", "orders");
        ProducerRecord<byte[], byte[]> record =
                new RecordWriter("dlq", 1_000)
                        .serialize(deadLetter(bytes("k"), bytes("v"), headers), null, null);

        assertThat(sizeOf(record)).isLessThanOrEqualTo(1_000);
        assertThat(record.headers())
                .extracting(org.apache.kafka.common.header.Header::key)
                .startsWith("first", "__dlq.step")
                .doesNotContain("second", "third");
        assertThat(header(record, "__dlq.headers.dropped")).isEqualTo("2");
        assertThat(record.value()).isEqualTo(bytes("v"));
    }

    @Test
    void aTombstoneIsCutWithoutAValue() {
        ProducerRecord<byte[], byte[]> record = written(500, new byte[600], null);
        assertThat(sizeOf(record)).isLessThanOrEqualTo(500);
        assertThat(record.value()).isNull();
        assertThat(record.headers().lastHeader("__dlq.value.size")).isNull();
        assertThat(header(record, "__dlq.key.size")).isEqualTo("600");
    }

    @Test
    void keepsHeadersRatherThanAKeyThatDoesNotFit() {
        ProducerRecord<byte[], byte[]> record =
                new RecordWriter("dlq", 500)
                        .serialize(deadLetter(new byte[600], new byte[5_000]), null, null);

        assertThat(sizeOf(record)).isLessThanOrEqualTo(500);
        assertThat(record.key()).isNull();
        assertThat(header(record, "trace")).isEqualTo("1");
        assertThat(header(record, "__dlq.step")).isEqualTo("orders");
    }

    @Test
    void refusesEventsWithoutARecord() {
        Event event = Event.of(Row.of(RowType.of()), 5);
        assertThatIllegalStateException()
                .isThrownBy(() -> new RecordWriter("t", 1000).serialize(event, null, 5L))
                .withMessage("an event without its record");
    }

    private static ProducerRecord<byte[], byte[]> written(long maxSize, byte[] key, byte[] value) {
        return new RecordWriter("dlq", maxSize).serialize(deadLetter(key, value), null, null);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Event deadLetter(byte[] key, byte[] value) {
        return deadLetter(key, value, HEADERS);
    }

    private static Event deadLetter(byte[] key, byte[] value, Headers headers) {
        RawRecord raw = new RawRecord("orders", 2, Event.NO_TIMESTAMP, key, value, headers);
        return Event.undecodable(
                raw,
                new Origin("orders", 2, 9),
                new Failure("orders", Failure.Stage.DECODE, "DecodeException", "byte 0"));
    }

    private static long sizeOf(ProducerRecord<byte[], byte[]> record) {
        Headers headers = Headers.none();
        for (org.apache.kafka.common.header.Header header : record.headers()) {
            headers = headers.with(header.key(), header.value());
        }
        return RecordSize.of(
                new RawRecord(record.topic(), -1, 0, record.key(), record.value(), headers));
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
