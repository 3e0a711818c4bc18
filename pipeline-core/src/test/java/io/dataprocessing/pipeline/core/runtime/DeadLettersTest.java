package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final Failure FAILURE =
            new Failure("valid", Failure.Stage.PROCESS, "java.lang.X", "no good");
    private static final Headers HEADERS =
            Headers.none().with("trace", "t").with("nothing", (byte[]) null).with("trace", "u");
    private static final RawRecord RAW =
            new RawRecord("orders", 3, 5, new byte[] {1}, new byte[] {2, (byte) 0xFF}, HEADERS);
    private static final Origin ORIGIN = new Origin("orders", 3, 9912);

    @Test
    void theRecordStaysAsItWasAndSaysWhatHappened() {
        RawRecord letter = raw(Event.undecodable(RAW, ORIGIN, FAILURE));
        assertThat(letter.key()).isSameAs(RAW.key());
        assertThat(letter.value()).isSameAs(RAW.value());
        assertThat(letter.timestamp()).isEqualTo(5);
        assertThat(letter.partition()).isEqualTo(RawRecord.ANY_PARTITION);
        assertThat(letter.headers().all()).startsWith(HEADERS.all().toArray(Header[]::new));
        assertThat(texts(letter.headers().all().subList(3, letter.headers().all().size())))
                .containsExactly(
                        "__dlq.pipeline=shop",
                        "__dlq.step=valid",
                        "__dlq.stage=process",
                        "__dlq.error.class=java.lang.X",
                        "__dlq.error.message=no good",
                        "__dlq.topic=orders",
                        "__dlq.partition=3",
                        "__dlq.offset=9912",
                        "__dlq.timestamp=5",
                        "__dlq.attempt=1");
    }

    @Test
    void aLetterThatFailsAgainCountsUp() {
        RawRecord again =
                new RawRecord(
                        "orders", 3, 5, null, null, Headers.none().with("__dlq.attempt", "41"));
        assertThat(attempt(again)).isEqualTo("42");
        RawRecord strange =
                new RawRecord(
                        "orders", 3, 5, null, null, Headers.none().with("__dlq.attempt", "x"));
        assertThat(attempt(strange)).isEqualTo("1");
    }

    @Test
    void aReplayedLetterIsLabelledAnew() {
        RawRecord again =
                new RawRecord(
                        "orders",
                        3,
                        5,
                        null,
                        null,
                        Headers.none()
                                .with("__dlq.step", "other")
                                .with("trace", "t")
                                .with("__dlq.replay-to", "valid"));
        Headers headers = raw(Event.undecodable(again, ORIGIN, FAILURE)).headers();
        assertThat(texts(headers.all()))
                .startsWith("trace=t", "__dlq.pipeline=shop", "__dlq.step=valid")
                .doesNotContain("__dlq.step=other", "__dlq.replay-to=valid");
    }

    @Test
    void theSchemaAndTheLineThatExplainsTheErrorAreNamed() {
        Failure failure = FAILURE.withFrame("com.acme.GeoIp.process(GeoIp.java:42)");
        Headers headers = raw(Event.undecodable(RAW, ORIGIN.withSchemaId(17), failure)).headers();
        assertThat(texts(headers.all().subList(3, headers.all().size())))
                .contains(
                        "__dlq.schema.id=17",
                        "__dlq.error.frame=com.acme.GeoIp.process(GeoIp.java:42)");
    }

    @Test
    void aPayloadThatMustNotBeKeptIsNamedByItsDigest() {
        RawRecord letter = raw(style(LetterStyle.Payload.HASH, List.of(), false));
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(texts(letter.headers().all().subList(3, letter.headers().all().size())))
                .endsWith(
                        "__dlq.key.size=1",
                        "__dlq.key.sha256=4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
                        "__dlq.value.size=2",
                        "__dlq.value.sha256=9d1c30a2a7e68aa057473e50d789160535797a9a133042c9c54eec2da5595dad");
        RawRecord none = raw(style(LetterStyle.Payload.NONE, List.of(), false));
        assertThat(none.value()).isNull();
        assertThat(none.headers().last("__dlq.value.sha256")).isEmpty();
        assertThat(none.headers().last("__dlq.value.truncated")).hasValue(new byte[] {'0'});
    }

    @Test
    void headersThatAreExcludedAreLeftOutWhateverTheirCase() {
        RawRecord letter = raw(style(LetterStyle.Payload.FULL, List.of("TRACE"), false));
        assertThat(letter.headers().last("trace")).isEmpty();
        assertThat(letter.headers().all().get(0).name()).isEqualTo("nothing");
    }

    @Test
    void kafkaConnectsHeadersStandBesideOurs() {
        List<Header> headers =
                raw(style(LetterStyle.Payload.FULL, List.of(), true)).headers().all();
        assertThat(texts(headers.subList(3, 13)))
                .containsExactly(
                        "__connect.errors.topic=orders",
                        "__connect.errors.partition=3",
                        "__connect.errors.offset=9912",
                        "__connect.errors.connector.name=shop",
                        "__connect.errors.task.id=2",
                        "__connect.errors.stage=TRANSFORMATION",
                        "__connect.errors.class.name=valid",
                        "__connect.errors.exception.class.name=java.lang.X",
                        "__connect.errors.exception.message=no good",
                        "__connect.errors.exception.stacktrace=java.lang.X: no good");
        assertThat(texts(headers.subList(13, headers.size()))).contains("__dlq.step=valid");
    }

    private static RawRecord raw(LetterStyle style) {
        return new LetterLabels("shop", 2, style)
                .labelled(Event.undecodable(RAW, ORIGIN, FAILURE))
                .raw()
                .orElseThrow();
    }

    private static LetterStyle style(
            LetterStyle.Payload payload, List<String> excluded, boolean connect) {
        return new LetterStyle(payload, excluded, connect);
    }

    @Test
    void longMessagesAreCutBetweenTwoCharacters() {
        Failure failure =
                new Failure("s", Failure.Stage.DECODE, "X", "x".repeat(2047) + "ä".repeat(10));
        byte[] message =
                raw(Event.undecodable(RAW, ORIGIN, failure))
                        .headers()
                        .last("__dlq.error.message")
                        .orElseThrow();
        assertThat(new String(message, StandardCharsets.UTF_8)).isEqualTo("x".repeat(2047));
    }

    @Test
    void anEventThatNoRecordBelongsToIsWrittenAsJson() {
        RowType type =
                (RowType)
                        DataTypes.parse(
                                "row<s string, d decimal(4, 2), n int?, f double, b bytes, a"
                                        + " array<long>, m map<boolean>, r row<t timestamp>>");
        Row row =
                Row.of(
                        type,
                        "a\"b\\\n",
                        new BigDecimal("1.50"),
                        null,
                        Double.NaN,
                        new byte[] {1, 2},
                        List.of(1L, 2L),
                        Map.of("k", true),
                        Row.of(
                                (RowType) type.field("r").orElseThrow().type(),
                                java.time.Instant.parse("2026-11-23T10:00:00Z")));
        Event letter = DeadLetters.of(Event.of(row, 77).withFailure(FAILURE));
        assertThat(letter.hasValue()).isFalse();
        assertThat(letter.raw().orElseThrow().value())
                .asString()
                .isEqualTo(
                        "{\"s\":\"a\\\"b\\\\\\u000a\",\"d\":1.50,\"n\":null,\"f\":\"NaN\","
                                + "\"b\":\"AQI=\",\"a\":[1,2],\"m\":{\"k\":true},"
                                + "\"r\":{\"t\":\"2026-11-23T10:00:00Z\"}}");
        assertThat(raw(letter).headers().last("__dlq.timestamp")).contains(utf8("77"));
        assertThat(raw(letter).headers().last("__dlq.topic")).isEmpty();
    }

    @Test
    void aRecordThatIsCarriedAlongIsSentInsteadOfTheValue() {
        Event event =
                Event.of(Row.of(RowType.of()), 1).withRaw(Optional.of(RAW)).withFailure(FAILURE);
        assertThat(DeadLetters.of(event).raw()).containsSame(RAW);
    }

    private static String attempt(RawRecord raw) {
        return new String(
                raw(Event.undecodable(raw, ORIGIN, FAILURE))
                        .headers()
                        .last("__dlq.attempt")
                        .orElseThrow(),
                StandardCharsets.UTF_8);
    }

    private static RawRecord raw(Event letter) {
        return new LetterLabels("shop", 0, LetterStyle.FULL).labelled(letter).raw().orElseThrow();
    }

    private static List<String> texts(List<Header> headers) {
        return headers.stream()
                .map(
                        header ->
                                header.name()
                                        + "="
                                        + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
