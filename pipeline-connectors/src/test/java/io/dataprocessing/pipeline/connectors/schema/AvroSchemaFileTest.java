package io.dataprocessing.pipeline.connectors.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.connectors.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Avro's types as ours, and what is said of those that have no counterpart. */
class AvroSchemaFileTest {

    @Test
    void readsEveryTypeThatHasACounterpart() {
        RowType type =
                read(
                        """
                        {"type": "record", "name": "Order", "namespace": "com.acme", "fields": [
                          {"name": "b", "type": "boolean"}, {"name": "i", "type": "int"},
                          {"name": "l", "type": "long"}, {"name": "f", "type": "float"},
                          {"name": "d", "type": "double"}, {"name": "s", "type": "string"},
                          {"name": "raw", "type": "bytes"},
                          {"name": "md5", "type": {"type": "fixed", "name": "Md5", "size": 16}},
                          {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}},
                          {"name": "list", "type": {"type": "array", "items": ["null", "string"]}},
                          {"name": "map", "type": {"type": "map", "values": "long"}},
                          {"name": "inner", "type": {"type": "record", "name": "Inner",
                             "fields": [{"name": "x", "type": ["int", "null"]}]}},
                          {"name": "again", "type": ["null", "Inner"]},
                          {"name": "money", "type": {"type": "bytes", "logicalType": "decimal",
                             "precision": 10, "scale": 2}},
                          {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                          {"name": "t", "type": {"type": "int", "logicalType": "time-millis"}},
                          {"name": "u", "type": {"type": "long", "logicalType": "time-micros"}},
                          {"name": "ms", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                          {"name": "us", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                          {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
                          {"name": "own", "type": {"type": "long", "logicalType": "our-own"}}
                        ]}
                        """);
        assertThat(type.name()).isEqualTo("com.acme.Order");
        assertThat(type)
                .hasToString(
                        "row<b boolean, i int, l long, f float, d double, s string, raw bytes,"
                                + " md5 bytes, e enum(A, B), list array<string?>, map map<long>,"
                                + " inner row<x int?>, again row<x int?>?, money decimal(10, 2),"
                                + " day date, t time, u time, ms timestamp, us timestamp,"
                                + " id string, own long>");
    }

    @Test
    void keepsDocumentationAliasesAndDefaults() {
        RowType type =
                read(
                        """
                        {"type": "record", "name": "Order", "fields": [
                          {"name": "note", "type": ["null", "string"], "default": null,
                           "aliases": ["remark", "comment"], "doc": "What was said."},
                          {"name": "country", "type": ["string", "null"], "default": "DE"},
                          {"name": "n", "type": "long", "default": 5},
                          {"name": "d", "type": "double", "default": 1},
                          {"name": "tags", "type": {"type": "array", "items": "string"}, "default": ["a"]},
                          {"name": "m", "type": {"type": "map", "values": "int"}, "default": {"x": 1}},
                          {"name": "money", "type": {"type": "bytes", "logicalType": "decimal",
                             "precision": 10, "scale": 2}, "default": "\\u0001"},
                          {"name": "day", "type": {"type": "int", "logicalType": "date"}, "default": 1},
                          {"name": "ms", "type": {"type": "long", "logicalType": "timestamp-millis"},
                           "default": 1500},
                          {"name": "in", "type": {"type": "record", "name": "In", "fields": [
                             {"name": "a", "type": "int"}, {"name": "b", "type": "int", "default": 2}]},
                           "default": {"a": 1}}
                        ]}
                        """);
        assertThat(type.field(0).doc()).isEqualTo("What was said.");
        assertThat(type.field(0).aliases()).containsExactly("comment", "remark");
        assertThat(type.fields()).allMatch(Field::hasDefault);
        assertThat(type.field(0).defaultValue()).isNull();
        assertThat(type.field(1).defaultValue()).isEqualTo("DE");
        assertThat(type.field(2).defaultValue()).isEqualTo(5L);
        assertThat(type.field(3).defaultValue()).isEqualTo(1.0);
        assertThat(type.field(4).defaultValue()).isEqualTo(List.of("a"));
        assertThat(type.field(5).defaultValue()).isEqualTo(Map.of("x", 1));
        assertThat(type.field(6).defaultValue()).isEqualTo(new BigDecimal("0.01"));
        assertThat(type.field(7).defaultValue()).isEqualTo(LocalDate.of(1970, 1, 2));
        assertThat(type.field(8).defaultValue()).isEqualTo(Instant.ofEpochMilli(1500));
        assertThat(type.field(9).defaultValue()).hasToString("{a: 1, b: 2}");
    }

    @Test
    void readsWhatIsNoPlainFieldAsTextOrRow() {
        RowType type =
                read(
                        """
                        {"type": "record", "name": "Node", "fields": [
                          {"name": "none", "type": "null"},
                          {"name": "nothing", "type": ["null"]},
                          {"name": "one", "type": ["int"]},
                          {"name": "either", "type": ["null", "int", "string",
                             {"type": "enum", "name": "Color", "namespace": "a.b", "symbols": ["RED"]}],
                           "default": null},
                          {"name": "first", "type": ["long", "string"], "default": 7},
                          {"name": "children", "type": {"type": "array", "items": "Node"}},
                          {"name": "local", "type": {"type": "long", "logicalType": "local-timestamp-millis"},
                           "default": 1500},
                          {"name": "big", "type": {"type": "bytes", "logicalType": "big-decimal"}},
                          {"name": "id", "type": {"type": "fixed", "name": "Id", "size": 16, "logicalType": "uuid"}},
                          {"name": "span", "type": {"type": "fixed", "name": "Span", "size": 12,
                             "logicalType": "duration"}}
                        ]}
                        """);
        assertThat(type.toString())
                .isEqualTo(
                        "row<none string?, nothing string?, one int,"
                                + " either row<int int?, string string?, Color enum(RED)?>?,"
                                + " first row<long long?, string string?>,"
                                + " children array<string>, local string, big string, id string,"
                                + " span row<months long, days long, millis long>>");
        assertThat(type.field(3).defaultValue()).isNull();
        assertThat(type.field(4).defaultValue()).hasToString("{long: 7, string: null}");
        assertThat(type.field(6).defaultValue()).isEqualTo("1970-01-01T00:00:01.500");
    }

    @Test
    void readsASchemaThatIsNoRecordAsOneField() {
        assertThat(read("\"string\"").toString()).isEqualTo("row<value string>");
        assertThat(read("[\"null\", \"long\"]").toString()).isEqualTo("row<value long?>");
    }

    @Test
    void namesEveryFieldThatHasNoCounterpart() {
        assertRefused(
                """
                {"type": "record", "name": "Node", "fields": [
                  {"name": "in", "type": {"type": "record", "name": "In", "fields": [
                    {"name": "none", "type": {"type": "enum", "name": "E", "symbols": []}}]}},
                  {"name": "huge", "type": {"type": "bytes", "logicalType": "decimal",
                     "precision": 50, "scale": 2}}
                ]}
                """,
                "field 'in.none': enum E has no symbols."
                        + " field 'huge': decimal precision must be 1..38, not 50.");
    }

    @Test
    void saysWhyATextIsNoSchema() {
        assertRefused(
                "{\"type\": \"record\",\n",
                "this is no Avro schema: Unexpected end-of-input within/between Object entries at"
                        + " line 2, column 1");
        assertRefused(
                "{\"type\": \"record\", \"name\": \"X\", \"fields\": [{\"name\": \"a\", \"type\": \"strng\"}]}",
                "this Avro schema is wrong: Undefined schema: strng");
    }

    @Test
    void readsThePublishedSchemas() throws IOException {
        Optional<Path> datagen = SharedData.find("conformance/datagen-schemas");
        assumeThat(datagen)
                .as("the folder shared/data is not there; -Dpipeline.test.data names it")
                .isPresent();
        Map<String, String> refused = new TreeMap<>();
        int read = 0;
        try (Stream<Path> files = Files.list(datagen.get())) {
            for (Path file : files.sorted().toList()) {
                try {
                    assertThat(read(Files.readString(file)).size()).isPositive();
                    read++;
                } catch (SchemaException e) {
                    refused.put(file.getFileName().toString(), e.getMessage());
                }
            }
        }
        assertThat(read).isGreaterThan(30);
        assertThat(refused).containsOnlyKeys("invalid_users_schema.avro");
    }

    private static RowType read(String text) {
        return new AvroSchemaFile().read(SchemaDocument.of("order.avsc", text));
    }

    private static void assertRefused(String text, String message) {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> read(text))
                .withMessage(message);
    }
}
