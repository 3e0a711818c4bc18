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
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

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
        assertThat(header(record, OversizedLetter.SIZE)).isEqualTo("5000");
        assertThat(header(record, OversizedLetter.DIGEST))
                .hasSize(64)
                .isEqualTo("c59d3c0480cc2d71d8f646e735e92da65450311eec46e81a5db8c7e6e8a92054");
    }

    @Test
    void keepsItsOwnHeadersWhereNothingElseFits() {
        ProducerRecord<byte[], byte[]> record =
                new RecordWriter("dlq", 500)
                        .serialize(deadLetter(new byte[600], new byte[5_000]), null, null);

        assertThat(sizeOf(record)).isLessThanOrEqualTo(500);
        assertThat(record.key()).isNull();
        assertThat(record.headers().lastHeader("trace")).isNull();
        assertThat(header(record, "__dlq.step")).isEqualTo("orders");
    }

    @Test
    void refusesEventsWithoutARecord() {
        Event event = Event.of(Row.of(RowType.of()), 5);
        assertThatIllegalStateException()
                .isThrownBy(() -> new RecordWriter("t", 1000).serialize(event, null, 5L))
                .withMessage("an event without its record");
    }

    private static Event deadLetter(byte[] key, byte[] value) {
        RawRecord raw = new RawRecord("orders", 2, Event.NO_TIMESTAMP, key, value, HEADERS);
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
