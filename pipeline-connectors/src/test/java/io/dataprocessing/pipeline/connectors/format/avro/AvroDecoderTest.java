package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.connectors.schema.AvroSchemaFile;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, they're a row or an error that says where it is. */
class AvroDecoderTest {

    private static final String NODE =
            """
            {"type": "record", "name": "Node", "fields": [
              {"name": "id", "type": "int"},
              {"name": "next", "type": ["null", "Node"], "default": null}]}
            """;

    @Test
    void saysAtWhichByteAndInWhichFieldARecordIsWrong() {
        String order =
                record(
                        "{\"name\": \"id\", \"type\": \"int\"}, {\"name\": \"name\", \"type\": \"string\"},"
                                + " {\"name\": \"in\", \"type\": {\"type\": \"record\", \"name\": \"In\","
                                + " \"fields\": [{\"name\": \"ok\", \"type\": \"boolean\"}]}}");
        assertRefused(order, "", "byte 0: field 'id' ends within an int");
        assertRefused(order, "80", "byte 1: field 'id' ends within an int");
        assertRefused(order, "ffffffff7f", "byte 0: field 'id' holds an int of more than 32 bits");
        assertRefused(order, "02 01", "byte 1: field 'name' holds a text of negative length");
        assertRefused(
                order, "02 08 61", "byte 1: field 'name' holds a text longer than the record");
        assertRefused(order, "02 02 ff 01", "byte 2: field 'name' holds invalid UTF-8");
        assertRefused(
                order,
                "02 02 61 02",
                "byte 3: field 'in.ok' holds a truth value that is neither 0 nor 1");
        assertRefused(
                order, "02 02 61 01 00", "byte 4: the record has 1 more byte than its schema says");
    }

    @Test
    void allocatesNoMoreThanARecordHolds() {
        assertRefused(
                record("{\"name\": \"b\", \"type\": \"bytes\"}"),
                "fe ff ff ff 0f",
                "byte 0: field 'b' holds bytes longer than the record");
        assertRefused(
                record("{\"name\": \"a\", \"type\": {\"type\": \"array\", \"items\": \"long\"}}"),
                "fe ff ff ff 0f 00",
                "byte 0: field 'a' holds more elements than the record has room for");
        assertRefused(
                record("{\"name\": \"a\", \"type\": {\"type\": \"array\", \"items\": \"null\"}}"),
                "fe ff ff ff 0f 00",
                "byte 0: field 'a' holds more than 1,000,000 elements without content");
        assertRefused(
                record("{\"name\": \"m\", \"type\": {\"type\": \"map\", \"values\": \"null\"}}"),
                "01 fe ff ff ff 0f 00",
                "byte 0: field 'm' holds a block longer than the record");
        assertRefused(
                record("{\"name\": \"u\", \"type\": [\"null\", \"int\"]}"),
                "04",
                "byte 0: field 'u' holds a union's position that its 2 don't have");
    }

    @Test
    void readsARecordInsideItselfAsTextUpToADepth() throws Exception {
        Row row = decoder(NODE, Encoding.BINARY).decode(hex("02 02 04 00"));
        assertThat(row).hasToString("{id: 1, next: {\"id\":2,\"next\":null}}");
        assertThat(HexFormat.of().formatHex(encoder(NODE).encode(row))).isEqualTo("02020400");
        assertRefused(
                NODE,
                "02 02".repeat(300) + "02 00",
                "byte 402: field 'next' is nested deeper than 200 records");
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encoder(NODE).encode(row.with("next", "{\"id\": \"x\"}")))
                .withMessage("field 'next' holds no record Node in Avro's JSON encoding");
    }

    @Test
    void refusesValuesThatALogicalTypeDoesNotHave() {
        assertRefused(
                record(
                        "{\"name\": \"t\", \"type\": {\"type\": \"int\", \"logicalType\": \"time-millis\"}}"),
                "80 f0 b2 52",
                "byte 4: field 't' holds a time of day beyond 24 hours");
        assertRefused(
                record(
                        "{\"name\": \"d\", \"type\": {\"type\": \"bytes\", \"logicalType\": \"decimal\","
                                + " \"precision\": 2, \"scale\": 1}}"),
                "02 64",
                "byte 2: field 'd' holds a decimal of more than 2 digits");
    }

    @Test
    void readsSingleObjectsOfTheDeclaredSchemaOnly() throws Exception {
        String schema = record("{\"name\": \"id\", \"type\": \"int\"}");
        byte[] object =
                new AvroEncoder(Encoding.SINGLE_OBJECT, plan(schema)).encode(row(schema, "0e"));
        assertThat(HexFormat.of().formatHex(object)).startsWith("c301").endsWith("0e").hasSize(22);
        assertThat(decoder(schema, Encoding.SINGLE_OBJECT).decode(object).get("id")).isEqualTo(7);
        assertSingleObjectRefused(
                schema,
                "c301",
                "the record has 2 bytes, fewer than the 10 before the payload in single-object encoding");
        assertSingleObjectRefused(
                schema,
                "c302" + "00".repeat(9),
                "byte 1 is 0x02, expected 0x01 of Avro's single-object encoding");
        assertSingleObjectRefused(
                schema,
                "c301" + "00".repeat(9),
                "the record was written by a schema with another fingerprint than the declared one");
    }

    @Test
    void refusesRowsThatTheSchemaCanNotExpress() throws Exception {
        String fixed =
                record(
                        "{\"name\": \"f\", \"type\": {\"type\": \"fixed\", \"name\": \"F\", \"size\": 2}}");
        assertNotEncoded(
                fixed, "0102", "f", new byte[3], "field 'f' holds 3 bytes, and its schema wants 2");
        String text = record("{\"name\": \"s\", \"type\": \"string\"}");
        assertNotEncoded(
                text, "0261", "s", "\ud800", "field 's' holds half a character (a lone surrogate)");
        String millis =
                record(
                        "{\"name\": \"at\", \"type\": {\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}}");
        assertNotEncoded(
                millis,
                "02",
                "at",
                java.time.Instant.ofEpochSecond(1, 1),
                "field 'at' holds a time that is finer than the schema's unit");
        String union = record("{\"name\": \"u\", \"type\": [\"int\", \"string\"]}");
        Row row = row(union, "0002");
        Row both = row.with("u", ((Row) row.get("u")).with("string", "x"));
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encoder(union).encode(both))
                .withMessage(
                        "field 'u' has several values, and its schema is a union: only one of int, string may be set");
    }

    private static void assertNotEncoded(
            String schema, String whole, String field, Object value, String message)
            throws Exception {
        Row row = row(schema, whole).with(field, value);
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encoder(schema).encode(row))
                .withMessage(message);
    }

    private static void assertRefused(String schema, String hex, String message) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder(schema, Encoding.BINARY).decode(hex(hex)))
                .withMessage(message);
    }

    private static void assertSingleObjectRefused(String schema, String hex, String message) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder(schema, Encoding.SINGLE_OBJECT).decode(hex(hex)))
                .withMessage(message);
    }

    private static Row row(String schema, String hex) throws Exception {
        return decoder(schema, Encoding.BINARY).decode(hex(hex));
    }

    private static String record(String fields) {
        return "{\"type\": \"record\", \"name\": \"Order\", \"fields\": [%s]}".formatted(fields);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static RowDecoder decoder(String schema, Encoding encoding) {
        return new AvroFormat().decoder(options(encoding), plan(schema), new MemoryRuntime());
    }

    private static RowEncoder encoder(String schema) {
        return new AvroFormat()
                .encoder(options(Encoding.BINARY), plan(schema), new MemoryRuntime());
    }

    private static AvroOptions options(Encoding encoding) {
        return new AvroOptions(encoding, Optional.empty(), Optional.empty());
    }

    private static FormatSchema plan(String schema) {
        SchemaDocument document = SchemaDocument.of("order.avsc", schema);
        RecordingFormatContext context = new RecordingFormatContext();
        FormatSchema planned =
                new AvroFormat()
                        .planRead(
                                options(Encoding.BINARY),
                                Optional.of(
                                        new DeclaredSchema(
                                                new AvroSchemaFile().read(document),
                                                Optional.of(document))),
                                context);
        assertThat(context.problems()).isEmpty();
        return planned;
    }
}
