package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/** What record an event becomes. */
class KafkaEventEncoderTest {

    private static final RowType TYPE =
            (RowType) DataTypes.parse("row<country string?, amount long>");

    @Test
    void writesKeyHeadersAndTimestampAsTheyCame() throws Exception {
        Event event = read("DE", 5, 1000);
        RawRecord record = encode("{topic: out}", event, Optional.empty());
        assertThat(record)
                .isEqualTo(
                        new RawRecord(
                                "out",
                                RawRecord.ANY_PARTITION,
                                1000,
                                bytes("the key"),
                                bytes("DE"),
                                Headers.none().with("trace", "1")));
    }

    @Test
    void writesTheKeyAndHeadersThatAreComputed() throws Exception {
        RawRecord record =
                encode(
                        "{topic: out, forward-headers: false,"
                                + " timestamp: write-time,"
                                + " headers: {from: \"'here'\", n: amount + 1, none: country}}",
                        read("DE", 5, 1000),
                        Optional.of(Row.of(TYPE, "key", 0L)));
        assertThat(record)
                .isEqualTo(
                        new RawRecord(
                                "out",
                                RawRecord.ANY_PARTITION,
                                Event.NO_TIMESTAMP,
                                bytes("key"),
                                bytes("DE"),
                                Headers.none()
                                        .with("from", "here")
                                        .with("n", "6")
                                        .with("none", "DE")));
    }

    @Test
    void leavesOutHeadersThatAreNull() throws Exception {
        RawRecord record =
                encode(
                        "{topic: out, headers: {none: country}}",
                        read(null, 5, Event.NO_TIMESTAMP),
                        Optional.empty());
        assertThat(record.headers()).isEqualTo(Headers.none().with("trace", "1"));
        assertThat(record.timestamp()).isEqualTo(Event.NO_TIMESTAMP);
    }

    @Test
    void refusesWhatKafkaCannotTake() {
        assertRefused(
                "{topic: out}",
                read("DE", 5, -1),
                "the event time is before 1970, which Kafka can't express. Set 'timestamp:"
                        + " write-time' if the record's timestamp doesn't matter");
        assertRefused(
                "{topic-expression: country}",
                read(null, 5, 0),
                "topic-expression gives null, which is no topic");
        assertRefused(
                "{topic-expression: \"country + '/'\"}",
                read("DE", 5, 0),
                "topic-expression gives a text that is no name for a topic");
        assertRefused(
                "{topic: out, headers: {n: 10 / amount}}",
                read("DE", 0, 0),
                "header 'n': division by zero");
    }

    @Test
    void refusesRecordsThatTheProducerWouldRefuse() throws Exception {
        String options =
                "{topic: out, forward-headers: false, properties: {max.request.size: 200}}";
        Event fits = Event.of(Row.of(TYPE, "x".repeat(114), 1L), 0);
        Event tooLarge = Event.of(Row.of(TYPE, "x".repeat(115), 1L), 0);

        assertThat(RecordSize.of(encode(options, fits, Optional.empty()))).isEqualTo(200);
        assertRefused(
                options, tooLarge, "the record has 201 bytes, more than max.request.size 200");
    }

    @Test
    void writesATombstoneWhereTheExpressionSaysSo() throws Exception {
        String options = "{topic: out, tombstone-when: amount < 0}";
        assertThat(encode(options, read("DE", -1, 0), Optional.empty()).value()).isNull();
        assertThat(encode(options, read("DE", 0, 0), Optional.empty()).value())
                .isEqualTo(bytes("DE"));
        assertRefused(
                options,
                read("DE", -1, 0).withMessageKey(Optional.empty()),
                "a tombstone without a key deletes nothing");
    }

    @Test
    void headersOfDeadLettersAreNotForwarded() throws Exception {
        Event replayed =
                read("DE", 1, 0)
                        .withHeaders(
                                Headers.none()
                                        .with("__dlq.attempt", "1")
                                        .with("trace", "1")
                                        .with("__connect.errors.topic", "orders")
                                        .with("__dlq.replay-to", "out"));
        assertThat(encode("{topic: out}", replayed, Optional.empty()).headers())
                .isEqualTo(Headers.none().with("trace", "1"));
    }

    @Test
    void refusesRecordsThatTheTopicWouldRefuse() {
        assertRefused(
                "{topic: out, forward-headers: false, max-record-size: 200b}",
                Event.of(Row.of(TYPE, "x".repeat(115), 1L), 0),
                "the record has 201 bytes, more than max-record-size 200");
    }

    private static Event read(String country, long amount, long timestamp) {
        return Event.read(
                Row.of(TYPE, country, amount),
                Optional.of(bytes("the key")),
                timestamp,
                Headers.none().with("trace", "1"),
                new Origin("in", 0, 1));
    }

    private static void assertRefused(String options, Event event, String message) {
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encode(options, event, Optional.empty()))
                .withMessage(message);
    }

    /** Encodes as a task does: with an encoder that was serialized, its values the country. */
    private static RawRecord encode(String options, Event event, Optional<Row> key)
            throws Exception {
        EventEncoder shipped =
                new KafkaSinkConnector()
                        .encoder(
                                Words.connection(),
                                Words.bind(KafkaSinkOptions.class, TYPE, options),
                                new SinkContext("orders", "out", TYPE, Duration.ZERO));
        EventEncoder encoder = InstantiationUtil.clone(shipped);
        encoder.open(
                row -> bytes(row.isNull(0) ? "null" : row.getString(0)),
                Optional.of(row -> bytes(row.getString(0))));
        return encoder.encode(event, key).raw().orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
