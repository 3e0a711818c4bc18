package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.task.TaskCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedEventDecoderTest {

    private static final RowType TEXT = RowType.builder().field("text", DataTypes.STRING).build();
    private static final RowType TIMED = RowType.builder().field("at", DataTypes.LONG).build();
    private static final RowType DELETABLE =
            RowType.builder()
                    .field("id", DataTypes.STRING)
                    .field("text", DataTypes.STRING.asNullable())
                    .field("deleted", DataTypes.BOOLEAN)
                    .build();
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Optional<Duration> FIVE_MINUTES = Optional.of(Duration.ofMinutes(5));
    private static final Origin ORIGIN = new Origin("orders", 3, 9912);

    @Test
    void aRecordBecomesAnEventWithAllItsMetadata() {
        Headers headers = Headers.none().with("trace", "t");
        RawRecord raw =
                new RawRecord("orders", 3, NOW.toEpochMilli(), bytes("k"), bytes("v"), headers);
        Event event = texts(false).decode(raw, ORIGIN);
        assertThat(event)
                .isEqualTo(
                        Event.read(
                                Row.of(TEXT, "v"),
                                Optional.of(bytes("k")),
                                NOW.toEpochMilli(),
                                headers,
                                ORIGIN));
        assertThat(texts(true).decode(raw, ORIGIN).raw()).containsSame(raw);
    }

    @Test
    void aRecordThatCannotBeDecodedIsAnEventWithAFailure() {
        Event event = texts(false).decode(raw(bytes("bad")), ORIGIN);
        assertThat(event.hasValue()).isFalse();
        assertThat(event.timestamp()).isEqualTo(Event.NO_TIMESTAMP);
        assertThat(event.raw()).isPresent();
        assertThat(event.failure())
                .contains(
                        new Failure(
                                "orders",
                                Failure.Stage.DECODE,
                                DecodeException.class.getName(),
                                "byte 0: bad"));
    }

    @Test
    void aTombstoneIsAFailure() {
        assertThat(message(texts(false), raw(null)))
                .isEqualTo("the record has no value (tombstone)");
    }

    @Test
    void aTimeThatCannotBeRightIsAnotherStageThanBytesThatAreNoRow() {
        assertThat(stage(texts(false), raw(bytes("bad")))).isEqualTo(Failure.Stage.DECODE);
        assertThat(stage(texts(false), raw(null))).isEqualTo(Failure.Stage.NULL);
        assertThat(stage(timed(), raw(bytes("0")))).isEqualTo(Failure.Stage.TIMESTAMP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0             | event time (the record's timestamp) 1970-01-01T00:00:00Z is before 1973",
                "1700000000    | event time (the record's timestamp) 1970-01-20T16:13:20Z is before 1973; its unit may be seconds",
                "1795428301000 | event time (the record's timestamp) 2026-11-23T10:05:01Z is 5min ahead of the clock (limit 5min)",
            })
    void theRecordsOwnTimestampMustBeRightToo(long time, String message) {
        RawRecord record = new RawRecord("orders", 3, time, null, bytes("v"), Headers.none());
        assertThat(message(texts(false), record)).isEqualTo(message);
        assertThat(stage(texts(false), record)).isEqualTo(Failure.Stage.TIMESTAMP);
    }

    @Test
    void recordsWithoutAValueOrAKeyCanBeDropped() {
        PlannedEventDecoder decoder = nulls(NullRules.OnValue.SKIP, NullRules.OnKey.SKIP);
        assertThat(failure(decoder, raw(null, bytes("k"))).isDropped()).isTrue();
        assertThat(failure(decoder, raw(bytes("v"), null)).isDropped()).isTrue();
        assertThat(decoder.decode(raw(bytes("v"), bytes("k")), ORIGIN).failure()).isEmpty();
    }

    @Test
    void aRecordWithoutAKeyCanBeAnErrorThoughNobodyDecodesKeys() {
        PlannedEventDecoder decoder =
                open(
                        PlannedEventDecoder.ofValues(
                                        "orders",
                                        TEXT,
                                        loader -> text(TEXT),
                                        EventTime.ofRecord(FIVE_MINUTES, CLOCK),
                                        false)
                                .withNulls(
                                        new NullRules(
                                                NullRules.OnValue.ERROR, NullRules.OnKey.ERROR)));
        assertThat(message(decoder, raw(bytes("v"), null))).isEqualTo("the record has no key");
        assertThat(stage(decoder, raw(bytes("v"), null))).isEqualTo(Failure.Stage.NULL);
        assertThat(decoder.decode(raw(bytes("v"), bytes("k")), ORIGIN).failure()).isEmpty();
    }

    @Test
    void aTombstoneCanBecomeARowThatSaysThatItsKeyWasDeleted() {
        PlannedEventDecoder decoder = nulls(NullRules.OnValue.DELETE, NullRules.OnKey.DEFAULT);
        Event deletion = decoder.decode(raw(null, bytes("k")), ORIGIN);
        assertThat(deletion.value()).isEqualTo(Row.of(DELETABLE, "k", null, true));
        assertThat(deletion.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(decoder.decode(raw(bytes("v"), bytes("k")), ORIGIN).value())
                .isEqualTo(Row.of(DELETABLE, "k", "v", false));
        assertThat(message(decoder, raw(null, null))).isEqualTo("the record has no key");
    }

    @Test
    void aDeletionHasTheTimeOfItsRecordUnlessTheKeyHasOne() throws Exception {
        RowType type =
                RowType.builder()
                        .field("id", DataTypes.STRING)
                        .field("at", DataTypes.LONG.asNullable())
                        .build();
        EventTime time = EventTime.ofField(type, "at", FIVE_MINUTES, CLOCK);
        long millis = NOW.toEpochMilli();
        assertThat(time.ofDeletion(Row.of(type, "k", null), millis)).isEqualTo(millis);
        assertThat(time.ofDeletion(Row.of(type, "k", millis - 1), millis)).isEqualTo(millis - 1);
        assertThatThrownBy(() -> time.ofDeletion(Row.of(type, "k", null), 0))
                .hasMessageContaining("is before 1973");
    }

    @Test
    void aRecordThatIsNoRowByRuleIsDropped() {
        assertThat(failure(texts(false), raw(bytes("header"))).isDropped()).isTrue();
    }

    @Test
    void aSystemThatGivesNoAnswerIsNotTheRecordsFault() {
        assertThatThrownBy(() -> texts(false).decode(raw(bytes("down")), ORIGIN))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void theSchemaOfTheValueIsInTheOriginWhereADeadLetterMayNeedIt() {
        assertThat(framed(true).decode(raw(new byte[] {7, 'v'}), ORIGIN).origin())
                .contains(ORIGIN.withSchemaId(7));
        assertThat(framed(false).decode(raw(new byte[] {7, 'v'}), ORIGIN).origin())
                .as("without the record no letter has its bytes")
                .contains(ORIGIN);
        assertThat(framed(false).decode(raw(new byte[] {7}), ORIGIN).origin())
                .contains(ORIGIN.withSchemaId(7));
        assertThat(framed(false).decode(raw(new byte[0]), ORIGIN).origin()).contains(ORIGIN);
    }

    private static PlannedEventDecoder framed(boolean carriesRaw) {
        return open(
                PlannedEventDecoder.ofValues(
                        "orders",
                        TEXT,
                        loader -> new Framed(),
                        EventTime.ofRecord(FIVE_MINUTES, CLOCK),
                        carriesRaw));
    }

    /** Reads the id of a schema in front of one letter. */
    private static final class Framed implements RowDecoder {

        @Override
        public OptionalInt schemaId(byte[] bytes) {
            return bytes.length == 0 ? OptionalInt.empty() : OptionalInt.of(bytes[0]);
        }

        @Override
        public Row decode(byte[] bytes) throws DecodeException {
            if (bytes.length < 2) {
                throw new DecodeException("byte 1: nothing is there");
            }
            return Row.of(TEXT, String.valueOf((char) bytes[1]));
        }
    }

    private static PlannedEventDecoder nulls(NullRules.OnValue value, NullRules.OnKey key) {
        RowType keyType = RowType.builder().field("id", DataTypes.STRING).build();
        RowType type =
                value == NullRules.OnValue.DELETE
                        ? DELETABLE
                        : RowType.of(DELETABLE.fields().subList(0, 2));
        return open(
                PlannedEventDecoder.ofKeysAndValues(
                                "orders",
                                type,
                                loader -> text(TEXT),
                                loader -> text(keyType),
                                keyType,
                                EventTime.ofRecord(FIVE_MINUTES, CLOCK),
                                false)
                        .withNulls(new NullRules(value, key)));
    }

    private static Failure.Stage stage(PlannedEventDecoder decoder, RawRecord raw) {
        return failure(decoder, raw).stage();
    }

    private static Failure failure(PlannedEventDecoder decoder, RawRecord raw) {
        return decoder.decode(raw, ORIGIN).failure().orElseThrow();
    }

    @Test
    void errorsOfADecoderAreFailuresToo() {
        assertThat(message(texts(false), raw(bytes("deep")))).isEmpty();
        assertThat(message(texts(false), raw(bytes("missing")))).isEqualTo("com/x/Y");
    }

    @Test
    void keyFieldsStandBeforeThoseOfTheValue() {
        RowType key = RowType.builder().field("id", DataTypes.STRING).build();
        RowType both =
                RowType.builder()
                        .field("id", DataTypes.STRING)
                        .field("text", DataTypes.STRING)
                        .build();
        PlannedEventDecoder decoder =
                open(
                        PlannedEventDecoder.ofKeysAndValues(
                                "orders",
                                both,
                                loader -> text(TEXT),
                                loader -> text(key),
                                key,
                                EventTime.ofRecord(FIVE_MINUTES, CLOCK),
                                false));
        assertThat(decoder.decode(raw(bytes("v"), bytes("k")), ORIGIN).value())
                .isEqualTo(Row.of(both, "k", "v"));
        assertThat(message(decoder, raw(bytes("v"), null))).isEqualTo("the record has no key");
        assertThat(message(decoder, raw(bytes("v"), bytes("bad")))).isEqualTo("byte 0: bad");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0             | event time 'at' 1970-01-01T00:00:00Z is before 1973",
                "-1            | event time 'at' 1969-12-31T23:59:59.999Z is before 1973",
                "1700000000    | event time 'at' 1970-01-20T16:13:20Z is before 1973; its unit may be seconds",
                "1763892000000000 | event time 'at' +57865-07-06T16:00:00Z is 55875 years ahead of the clock (limit 5min); its unit may be microseconds",
                "1795428301000 | event time 'at' 2026-11-23T10:05:01Z is 5min ahead of the clock (limit 5min)",
            })
    void timesThatCannotBeRightAreFailures(long time, String message) {
        assertThat(message(timed(), raw(bytes(Long.toString(time))))).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"1795428000000", "1795428300000", "1700000000000", "100000000000"})
    void timesThatCanBeRightAreTaken(long time) {
        assertThat(timed().decode(raw(bytes(Long.toString(time))), ORIGIN).timestamp())
                .isEqualTo(time);
    }

    @Test
    void timeIsATimestampADateOrTheRecordsOwn() throws Exception {
        RowType type =
                RowType.builder()
                        .field("ts", DataTypes.TIMESTAMP.asNullable())
                        .field("day", DataTypes.DATE)
                        .field("text", DataTypes.STRING)
                        .build();
        Row row = Row.of(type, NOW, LocalDate.of(1960, 1, 1), "x");
        assertThat(EventTime.ofField(type, "ts", FIVE_MINUTES, CLOCK).of(row, 5))
                .isEqualTo(NOW.toEpochMilli());
        assertThat(EventTime.ofField(type, "day", FIVE_MINUTES, CLOCK).of(row, 5))
                .isEqualTo(Instant.parse("1960-01-01T00:00:00Z").toEpochMilli());
        EventTime later = EventTime.ofExpression(type, "ts + duration('2s')", FIVE_MINUTES, CLOCK);
        assertThat(later.of(row, 5)).isEqualTo(NOW.toEpochMilli() + 2_000);
        assertThatThrownBy(() -> later.of(row.with("ts", null), 5))
                .hasMessage("event time 'ts + duration('2s')' is null");
        assertThatThrownBy(() -> EventTime.ofExpression(type, "text", FIVE_MINUTES, CLOCK))
                .hasMessageStartingWith("expression 'text' is string.");
        EventTime record = EventTime.ofRecord(Optional.empty(), CLOCK);
        assertThat(record.of(row, 1_700_000_000_000L)).isEqualTo(1_700_000_000_000L);
        assertThat(record.of(row, -1)).isEqualTo(Event.NO_TIMESTAMP);
        assertThat(record.of(row, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(
                        () ->
                                EventTime.ofField(type, "ts", FIVE_MINUTES, CLOCK)
                                        .of(row.with("ts", null), 5))
                .hasMessage("event time 'ts' is null");
        assertThatThrownBy(
                        () ->
                                EventTime.ofField(type, "ts", FIVE_MINUTES, CLOCK)
                                        .of(row.with("ts", Instant.MAX), 5))
                .hasMessage("event time 'ts' is beyond what milliseconds can express");
        assertThatThrownBy(() -> EventTime.ofField(type, "text", FIVE_MINUTES, CLOCK))
                .hasMessage(
                        "field 'text' is string. Event time is a timestamp, a date or a long of"
                                + " milliseconds.");
    }

    private static PlannedEventDecoder texts(boolean carriesRaw) {
        return open(
                PlannedEventDecoder.ofValues(
                        "orders",
                        TEXT,
                        loader -> text(TEXT),
                        EventTime.ofRecord(FIVE_MINUTES, CLOCK),
                        carriesRaw));
    }

    private static PlannedEventDecoder timed() {
        return open(
                PlannedEventDecoder.ofValues(
                        "orders",
                        TIMED,
                        loader ->
                                bytes ->
                                        Row.of(
                                                TIMED,
                                                Long.parseLong(
                                                        new String(bytes, StandardCharsets.UTF_8))),
                        EventTime.ofField(TIMED, "at", FIVE_MINUTES, CLOCK),
                        false));
    }

    /** As on a task: shipped, then opened. */
    private static PlannedEventDecoder open(PlannedEventDecoder decoder) {
        PlannedEventDecoder shipped;
        try {
            shipped = InstantiationUtil.clone(decoder);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        shipped.open(
                TaskCode.of(PlannedEventDecoderTest.class.getClassLoader()),
                new UnregisteredMetricsGroup());
        return shipped;
    }

    private static RowDecoder text(RowType type) {
        return bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            switch (text) {
                case "bad" -> throw new DecodeException("byte 0: bad");
                case "deep" -> throw new StackOverflowError();
                case "header" -> throw new NoRowException("the names of the columns");
                case "down" -> throw new UnavailableException("nobody answers", null);
                case "missing" -> throw new NoClassDefFoundError("com/x/Y");
                default -> {
                    return Row.of(type, text);
                }
            }
        };
    }

    private static String message(PlannedEventDecoder decoder, RawRecord raw) {
        return decoder.decode(raw, ORIGIN).failure().orElseThrow().message();
    }

    private static RawRecord raw(byte[] value) {
        return raw(value, null);
    }

    private static RawRecord raw(byte[] value, byte[] key) {
        return new RawRecord("orders", 3, NOW.toEpochMilli(), key, value, Headers.none());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
