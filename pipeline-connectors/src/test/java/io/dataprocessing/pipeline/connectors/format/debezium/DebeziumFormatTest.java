package io.dataprocessing.pipeline.connectors.format.debezium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Change events, and what is a row in them. */
class DebeziumFormatTest {

    private static final DebeziumFormat FORMAT = new DebeziumFormat();
    private static final RowType CUSTOMER = type("row<id int, name string?>");
    private static final String SOURCE =
            "\"source\":{\"version\":\"2.7\",\"connector\":\"postgresql\",\"ts_ms\":1772368200500,"
                    + "\"db\":\"shop\",\"lsn\":24023128,\"snapshot\":\"false\",\"xmin\":null}";

    @Test
    void takesTheNewStateOrTheLastOneOfARowThatWasDeleted() throws Exception {
        RowDecoder decoder = decoder("", CUSTOMER);
        RowType type = type("row<id int, name string?, deleted boolean>");
        assertThat(decode(decoder, event("null", "{\"id\":1,\"name\":\"a\"}", "c")))
                .isEqualTo(Row.of(type, 1, "a", false));
        assertThat(decode(decoder, event("null", "{\"id\":1,\"name\":\"a\"}", "r")))
                .isEqualTo(Row.of(type, 1, "a", false));
        assertThat(decode(decoder, event("{\"id\":1}", "{\"id\":1,\"name\":\"b\"}", "u")))
                .isEqualTo(Row.of(type, 1, "b", false));
        assertThat(decode(decoder, event("{\"id\":1,\"name\":null}", "null", "d")))
                .isEqualTo(Row.of(type, 1, null, true));
    }

    @Test
    void unwrapsThePayloadBesideASchema() throws Exception {
        RowDecoder decoder = decoder("", CUSTOMER);
        String payload = event("null", "{\"id\":1,\"name\":\"a\"}", "c");
        assertThat(decode(decoder, "{\"schema\":null,\"payload\":" + payload + "}").getInt(0))
                .isEqualTo(1);
        assertThat(decode(decoder, "{\"payload\":" + payload + ",\"schema\":{}}").getInt(0))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"before":null,"after":null,"op":"t"} | the table was truncated
                    {"op":"m","message":{}}               | a message of the database's log is no row
                    {"ts_ms":1772368200500}               | a heartbeat is no row
                    {"schema":{},"payload":{"ts_ms":1}}   | a heartbeat is no row
                    {"status":"BEGIN","id":"1:2","event_count":null,"ts_ms":1} | the begin or end of a transaction is no row
                    """)
    void passesOverWhatIsNoRow(String json, String message) {
        assertThatExceptionOfType(NoRowException.class)
                .isThrownBy(() -> decode(decoder("", CUSTOMER), json))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"id":1}                         | this is no change event: it has no operation ('op')
                    {"op":"x"}                       | the operation ('op') is none of c, r, u, d, t, m
                    {"op":1}                         | byte 6: field 'op' should be a text, but is a number
                    {"op":"c","after":null}          | operation 'c' comes without 'after'
                    {"op":"d","after":{"id":1}}      | operation 'd' comes without 'before'
                    {"op":"c","after":{"id":"x"}}    | byte 24: field 'after.id' should be a whole number, but is a text
                    {"op":"c","after":{"name":"x"}}  | byte 29: field 'after.id' is missing
                    {"op":"c","after":[1]}           | byte 18: field 'after' should be an object, but is a list
                    {"op":"c","op":"d","after":{}}   | byte 10: field 'op' appears twice
                    {"op":"c","after":{"id":1,"x":1,"x":2}} | byte 32: field 'x' appears twice
                    {"payload":null,"schema":null}   | byte 11: field 'payload' should be an envelope, but is null
                    [1]                              | byte 0: should be an envelope, but is a list
                    {"op":"c","after":{"id":1}       | the JSON breaks off at byte 26
                    {"op":"c","after":{"id":1}}}     | byte 27: this is not valid JSON
                    """)
    void refusesWhatIsNoChangeEvent(String json, String message) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decode(decoder("", CUSTOMER), json))
                .withMessage(message);
    }

    @Test
    void addsWhatTheEnvelopeTells() throws Exception {
        RowDecoder decoder =
                decoder(
                        "delete-field: gone\n"
                                + "metadata: {op: op, at: source.ts_ms, lsn: source.lsn,"
                                + " db: source.db, xmin: source.xmin, txn: transaction.id}",
                        CUSTOMER);
        Row row = decode(decoder, event("null", "{\"id\":1,\"name\":\"a\"}", "c"));
        assertThat(row.type())
                .hasToString(
                        "row<id int, name string?, gone boolean, at timestamp?, db string?, lsn long?,"
                                + " op string?, txn string?, xmin long?>");
        assertThat(row)
                .isEqualTo(
                        Row.of(
                                row.type(),
                                1,
                                "a",
                                false,
                                Instant.ofEpochMilli(1772368200500L),
                                "shop",
                                24023128L,
                                "c",
                                null,
                                null));
    }

    @Test
    void readsColumnsByTheInlineSchema() throws Exception {
        RowType type =
                type(
                        "row<day date, ms timestamp, us timestamp, ns timestamp, zoned timestamp,"
                                + " t time, price decimal(10, 2), free decimal(10, 3), inner row<at timestamp>>");
        String schema =
                """
                {"type":"struct","fields":[{"type":"struct","field":"before"},{"type":"struct","field":"after","fields":[
                 {"type":"int32","field":"day","name":"io.debezium.time.Date"},
                 {"type":"int64","field":"ms","name":"io.debezium.time.Timestamp"},
                 {"type":"int64","field":"us","name":"io.debezium.time.MicroTimestamp"},
                 {"type":"int64","field":"ns","name":"io.debezium.time.NanoTimestamp"},
                 {"type":"string","field":"zoned","name":"io.debezium.time.ZonedTimestamp"},
                 {"type":"int64","field":"t","name":"io.debezium.time.MicroTime"},
                 {"type":"bytes","field":"price","name":"org.apache.kafka.connect.data.Decimal","parameters":{"scale":"2"}},
                 {"type":"struct","field":"free","name":"io.debezium.data.VariableScaleDecimal"},
                 {"type":"struct","field":"inner","fields":[{"type":"int64","field":"at","name":"io.debezium.time.MicroTimestamp"}]}]}]}""";
        schema = schema.replace("\"before\"},", "\"source\"},");
        String after =
                "{\"day\":20513,\"ms\":1772368200500,\"us\":1772368200500001,\"ns\":1772368200500000001,"
                        + "\"zoned\":\"2026-03-01T14:30:00.5+02:00\",\"t\":45000000001,\"price\":\"BOI=\","
                        + "\"free\":{\"scale\":1,\"value\":\"fQ==\"},\"inner\":{\"at\":1000000}}";
        RowDecoder decoder = decoder("", type);
        String record =
                "{\"schema\":%s,\"payload\":%s}".formatted(schema, event("null", after, "c"));
        Row row = decode(decoder, record);
        assertThat(row.getDate(0)).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(row.getTimestamp(1)).isEqualTo(Instant.parse("2026-03-01T12:30:00.5Z"));
        assertThat(row.getTimestamp(2)).isEqualTo(Instant.parse("2026-03-01T12:30:00.500001Z"));
        assertThat(row.getTimestamp(3)).isEqualTo(Instant.parse("2026-03-01T12:30:00.500000001Z"));
        assertThat(row.getTimestamp(4)).isEqualTo(Instant.parse("2026-03-01T12:30:00.5Z"));
        assertThat(row.getTime(5)).isEqualTo(LocalTime.of(12, 30, 0, 1_000));
        assertThat(row.getDecimal(6)).isEqualTo(new BigDecimal("12.50"));
        assertThat(row.getDecimal(7)).isEqualTo(new BigDecimal("12.500"));
        assertThat(row.getRow(8).getTimestamp(0)).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(decode(decoder, record)).isEqualTo(row);
    }

    @Test
    void readsColumnsByTheOptionsWhereThereIsNoSchema() throws Exception {
        RowType type =
                type(
                        "row<a timestamp, b timestamp, c decimal(10, 2), d decimal(10, 2), e decimal(10, 2), f time>");
        RowDecoder decoder =
                decoder("time-unit: micros\nencodings: {b: millis, c: precise, f: nanos}", type);
        Row row =
                decode(
                        decoder,
                        event(
                                "null",
                                "{\"a\":1000000,\"b\":1000,\"c\":\"BOI=\",\"d\":\"12.5\",\"e\":12.5,\"f\":1000}",
                                "c"));
        assertThat(row.getTimestamp(0))
                .isEqualTo(row.getTimestamp(1))
                .isEqualTo(Instant.ofEpochSecond(1));
        assertThat(row.getDecimal(2)).isEqualTo(new BigDecimal("12.50"));
        assertThat(row.getDecimal(3)).isEqualTo(row.getDecimal(2)).isEqualTo(row.getDecimal(4));
        assertThat(row.getTime(5)).isEqualTo(LocalTime.ofNanoOfDay(1000));
    }

    @Test
    void saysWhatDoesNotFitAColumn() {
        assertColumn("date", "1e15", "is no date");
        assertColumn("date", "true", "should be a number or a text, but is a truth value");
        assertColumn("time", "86400000", "is no time");
        assertColumn("timestamp", "\"yesterday\"", "is no ISO 8601 timestamp");
        assertColumn("timestamp", "9223372036854775808", "doesn't fit long");
        assertColumn("decimal(4, 2)", "123.4", "doesn't fit decimal(4, 2)");
        assertColumn("decimal(4, 2)", "{\"scale\":1}", "is no decimal with a scale of its own");
        assertColumn(
                "decimal(4, 2)", "{\"scale\":1,\"value\":\"?\"}", "is no decimal as base64 text");
        assertColumn(
                "decimal(4, 2)",
                "{\"scale\":999999999,\"value\":\"fQ==\"}",
                "is no decimal with a scale of its own");
    }

    private static void assertColumn(String type, String json, String message) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(
                        () ->
                                decode(
                                        decoder("", type("row<a %s>".formatted(type))),
                                        event("null", "{\"a\":" + json + "}", "c")))
                .withMessageMatching("byte \\d+: field 'after[.]a' .*")
                .withMessageEndingWith(message);
    }

    @Test
    void writesRowsAsCreatedOrDeleted() throws Exception {
        RowType type = type("row<id int, deleted boolean, at timestamp>");
        DebeziumOptions options = FormatOptions.defaults(FORMAT);
        RecordingFormatContext context = new RecordingFormatContext();
        FormatSchema schema = FORMAT.planWrite(options, type, Optional.empty(), context);
        Instant at = Instant.parse("2026-03-01T12:30:00Z");
        assertThat(encode(schema, Row.of(type, 1, false, at)))
                .isEqualTo(
                        "{\"before\":null,\"after\":{\"id\":1,\"at\":\"2026-03-01T12:30:00Z\"},\"op\":\"c\"}");
        assertThat(encode(schema, Row.of(type, 1, true, at)))
                .isEqualTo(
                        "{\"before\":{\"id\":1,\"at\":\"2026-03-01T12:30:00Z\"},\"after\":null,\"op\":\"d\"}");
        FORMAT.planWrite(options, type("row<deleted string>"), Optional.empty(), context);
        assertThat(context.problems())
                .containsExactly(
                        "delete-field: field 'deleted' says whether a row was deleted, so that it must be boolean, not string.");
    }

    @Test
    void reportsOptionsThatDoNotFitTheSchema() {
        RecordingFormatContext context = new RecordingFormatContext();
        DebeziumOptions options =
                FormatOptions.of(
                        FORMAT,
                        "delete-field: name\nmetadata: {id: op}\nencodings: {nam: precise}");
        FORMAT.planRead(options, Optional.of(DeclaredSchema.of(CUSTOMER)), context);
        FORMAT.planRead(FormatOptions.defaults(FORMAT), Optional.empty(), context);
        assertThat(context.problems())
                .containsExactly(
                        "encodings: there is no column 'nam'. Columns: id, name.",
                        "delete-field: the schema has a field 'name' of its own, of type string?; the one that is added is boolean. Choose another name.",
                        "metadata: the schema has a field 'id' of its own, of type int; the one that is added is string?. Choose another name.",
                        "schema: format 'debezium-json' needs the schema of the table's columns: fields, the path of a schema file, or a class.");
    }

    @Test
    void anyBytesAreARowOrRefused() throws Exception {
        Random random = new Random(5);
        RandomRows rows = new RandomRows(random);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            RowType type = rows.type();
            FormatSchema schema = FormatSchema.of(type);
            RowDecoder decoder = decoder("", type);
            for (int j = 0; j < 10; j++) {
                byte[] bytes = encode(schema, rows.row(type)).getBytes(StandardCharsets.UTF_8);
                assertThat(decoder.decode(bytes)).isNotNull();
                for (int k = random.nextInt(1, 4); k > 0; k--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
                }
                try {
                    assertThat(decoder.decode(bytes)).isNotNull();
                } catch (DecodeException | NoRowException e) {
                    assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(300, 2_999);
    }

    private static String encode(FormatSchema schema, Row row) throws Exception {
        return new String(
                FORMAT.encoder(FormatOptions.defaults(FORMAT), schema, new MemoryRuntime())
                        .encode(row),
                StandardCharsets.UTF_8);
    }

    private static RowDecoder decoder(String words, RowType type) {
        DebeziumOptions options =
                words.isEmpty() ? FormatOptions.defaults(FORMAT) : FormatOptions.of(FORMAT, words);
        RecordingFormatContext context = new RecordingFormatContext();
        FormatSchema schema =
                FORMAT.planRead(options, Optional.of(DeclaredSchema.of(type)), context);
        assertThat(context.problems()).isEmpty();
        return FORMAT.decoder(options, schema, new MemoryRuntime());
    }

    private static Row decode(RowDecoder decoder, String json)
            throws DecodeException, NoRowException {
        return decoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String before, String after, String op) {
        return "{\"before\":%s,\"after\":%s,%s,\"op\":\"%s\",\"ts_ms\":1772368200600,\"transaction\":null}"
                .formatted(before, after, SOURCE, op);
    }

    private static RowType type(String text) {
        return (RowType) DataTypes.parse(text);
    }
}
