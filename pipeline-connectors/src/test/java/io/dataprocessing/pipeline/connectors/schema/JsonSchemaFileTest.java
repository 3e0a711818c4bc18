package io.dataprocessing.pipeline.connectors.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which schemas of JSON Schema are rows, and what is said of the others. */
class JsonSchemaFileTest {

    /** A file among others. */
    private record Files(String name, String fragment, Map<String, String> files)
            implements SchemaDocument {

        @Override
        public byte[] content() {
            return files.get(name).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Optional<byte[]> other(String path) {
            return Optional.ofNullable(files.get(path))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"string"}                              | string
                    {"type":["string","null"]}                     | string?
                    {"type":"integer"}                             | long
                    {"type":"integer","connect.type":"int32"}      | int
                    {"type":"integer","format":"int32"}            | int
                    {"type":"number"}                              | double
                    {"type":["integer","number"]}                  | double
                    {"type":"number","connect.type":"float32"}     | float
                    {"type":"boolean","nullable":true}             | boolean?
                    {"type":"string","format":"date"}              | date
                    {"type":"string","format":"time"}              | time
                    {"type":"string","format":"date-time"}         | timestamp
                    {"type":"string","format":"duration"}          | duration
                    {"type":"string","format":"uuid"}              | string
                    {"type":"string","format":"byte"}              | bytes
                    {"type":"string","contentEncoding":"base64"}   | bytes
                    {"type":"string","enum":["A","B"]}             | enum(A, B)
                    {"enum":["A",null]}                            | enum(A)?
                    {"enum":[1,2]}                                 | long
                    {"enum":[1,2.5]}                               | double
                    {"const":"A"}                                  | enum(A)
                    {"oneOf":[{"const":"A"},{"const":"B"}]}        | enum(A, B)
                    {"oneOf":[{"type":"null"},{"type":"integer"}]} | long?
                    {"anyOf":[{"type":"string"},{"enum":["x"]}]}   | string
                    {"anyOf":[{"type":"integer"},{"type":"number"}]} | double
                    {"type":"array","items":{"type":["integer","null"]}} | array<long?>
                    {"items":{"type":"string"}}                    | array<string>
                    {"type":"object","additionalProperties":{"type":"number"}} | map<double>
                    {"patternProperties":{".*":{"type":"string"}}} | map<string>
                    {"properties":{"a":{"type":"string"}}}         | row<a string?>
                    {"type":"object","properties":{"a":{"type":"string"}},"required":["a"]} | row<a string>
                    {"allOf":[{"type":"string"},{"minLength":1}]}  | string
                    {"allOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"b":{"type":"integer"}},"required":["a","b"]}]} | row<a string, b long>
                    {"$ref":"#/definitions/Money"}                 | decimal(10, 2)
                    {"$ref":"#/definitions/Money","description":"x"} | decimal(10, 2)
                    {"$ref":"#named"}                              | row<x double>
                    {"$ref":"#anchored"}                           | timestamp
                    {"oneOf":[{"type":"null"},{"$ref":"#named"}]}  | row<x double>?
                    {"type":"object","properties":{"a":{"type":"string"}},"oneOf":[{"required":["a"]},{"required":["b"]}]} | row<a string?>
                    """)
    void readsTheTypeOfAField(String schema, String type) {
        RowType row = read(withField(schema));
        assertThat(row.field(0).type()).hasToString(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    true                             | may be anything, which is no type
                    {}                               | has no type, so that it may be anything
                    {"type":"null"}                  | type null alone holds nothing
                    {"enum":[null]}                  | holds nothing but null
                    {"type":"date"}                  | type 'date' is none of array, boolean, integer, null, number, object, string
                    {"type":"array"}                 | is an array that doesn't say of what ('items')
                    {"type":"array","items":[{"type":"string"}]} | is an array with a type for each place, which no one type can hold
                    {"type":"array","prefixItems":[]} | keyword 'prefixItems' can't be expressed
                    {"type":"object"}                | is an object that doesn't say which members it has ('properties', or 'additionalProperties' with a type for a map)
                    {"properties":{"a":{"type":"string"}},"additionalProperties":{"type":"string"}} | has members of any name beside those in 'properties', which neither a row nor a map can hold
                    {"type":["string","integer"]}    | may be string or long, which is no one type. Make it a string field and name it in 'json-text', or let it be null or one type
                    {"oneOf":[{"$ref":"#named"},{"type":"string"}]} | may be row<x double> or string, which is no one type. Make it a string field and name it in 'json-text', or let it be null or one type
                    {"enum":[{"a":1}]}               | is one of some objects or lists, which has no type
                    {"$ref":"#/definitions/None"}    | refers to '#/definitions/None', which isn't there
                    {"$ref":"https://x.org/a.json"}  | refers to 'https://x.org/a.json', which isn't fetched. Keep that file beside this one and refer to it by its name
                    {"$ref":"a.json#/x"}             | refers to the file 'a.json', which isn't there, or not below the pipeline file's directory
                    {"$ref":"#"}                     | contains itself, which a row type can't
                    {"$ref":"#/definitions/Tree"}    | contains itself, which a row type can't
                    {"type":"integer","default":"x"} | its default is no long
                    {"type":"string","title":"org.apache.kafka.connect.data.Decimal"} | is a decimal as base64 text, which format 'json' doesn't read. Set decimal.format=NUMERIC where it's written
                    {"if":{"required":["a"]},"then":{"properties":{"b":{"type":"string"}}}} | has members under a condition ('if'), which a row type can't
                    """)
    void saysWhyAFieldHasNoCounterpart(String schema, String reason) {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> read(withField(schema)))
                .withMessageContaining("field 'f")
                .withMessageContaining(": " + reason + ".");
    }

    @Test
    void namesEveryFieldThatHasNoCounterpart() {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(
                        () ->
                                read(
                                        """
                                        {"properties": {
                                          "a": {"properties": {"b": {"items": {"type": ["string", "number"]}}}},
                                          "c": {"additionalProperties": {"type": "any"}}}}"""))
                .withMessage(
                        "field 'a.b[]': may be string or double, which is no one type. Make it a"
                                + " string field and name it in 'json-text', or let it be null or one"
                                + " type. field 'c{}': type 'any' is none of array, boolean, integer,"
                                + " null, number, object, string.");
    }

    @Test
    void readsNamesDocumentationAndDefaults() {
        RowType type =
                read(
                        """
                        {"$schema": "https://json-schema.org/draft/2020-12/schema",
                         "title": "com.acme.Order", "type": "object", "properties": {
                           "id": {"type": "integer", "description": "the number"},
                           "country": {"type": "string", "default": "DE"},
                           "note": {"type": ["string", "null"], "default": null},
                           "tags": {"type": "array", "items": {"type": "string"}, "default": []}},
                         "required": ["id"]}""");
        assertThat(type.name()).isEqualTo("com.acme.Order");
        assertThat(type)
                .hasToString("row<id long, country string, note string?, tags array<string>>");
        assertThat(type.field(0).doc()).isEqualTo("the number");
        assertThat(type.fields())
                .extracting(Field::hasDefault)
                .containsExactly(false, true, true, true);
        assertThat(type.field(1).defaultValue()).isEqualTo("DE");
        assertThat(type.field(3).defaultValue()).isEqualTo(List.of());
    }

    @Test
    void followsReferencesToFilesBesideIt() {
        Map<String, String> files =
                Map.of(
                        "order.schema.json",
                        """
                        {"$id": "https://acme.com/schemas/order.schema.json", "properties": {
                          "a": {"$ref": "common/address.json#/definitions/Street"},
                          "b": {"$ref": "https://acme.com/schemas/common/money.json"},
                          "c": {"$ref": "urn:inner"}},
                         "required": ["a", "b", "c"],
                         "$defs": {"x": {"$id": "urn:inner", "type": "boolean"}}}""",
                        "common/address.json",
                        """
                        {"definitions": {"Street": {"properties": {"price": {"$ref": "money.json"}}}}}""",
                        "common/money.json",
                        "{\"type\": \"number\"}");
        assertThat(new JsonSchemaFile().read(new Files("order.schema.json", "", files)))
                .hasToString("row<a row<price double?>, b double, c boolean>");
    }

    @Test
    void takesTheDefinitionThatTheFragmentChooses() {
        String text =
                """
                {"$defs": {"Order": {"properties": {"id": {"type": "integer"}}}},
                 "other": {"properties": {"x": {"type": "string"}}}}""";
        Map<String, String> files = Map.of("a.jsonschema", text);
        assertThat(new JsonSchemaFile().read(new Files("a.jsonschema", "Order", files)))
                .hasToString("row<id long?>");
        assertThat(new JsonSchemaFile().read(new Files("a.jsonschema", "/other", files)))
                .hasToString("row<x string?>");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(
                        () -> new JsonSchemaFile().read(new Files("a.jsonschema", "Ordr", files)))
                .withMessage("there is no definition 'Ordr' in the file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"string"}          | the file describes string; an object with properties is needed
                    {"type":"array","items":{"type":"object"}} | field '[]': is an object that doesn't say which members it has ('properties', or 'additionalProperties' with a type for a map).
                    {"a":1,}                   | this is no JSON: line 1, column 8
                    {"a":1,"a":2}              | this is no JSON: line 1, column 11
                    [1]                        | a JSON Schema is an object, this is none
                    {"$schema":"http://json-schema.org/draft-03/schema#"} | draft 3 and earlier are not read; drafts 4 to 2020-12 are: http://json-schema.org/draft-03/schema#
                    """)
    void saysWhyAFileIsNoRow(String text, String message) {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> read(text))
                .withMessage(message);
    }

    private static RowType read(String text) {
        return new JsonSchemaFile().read(SchemaDocument.of("a.schema.json", text));
    }

    private static String withField(String schema) {
        return """
               {"properties": {"f": %s}, "required": ["f"], "definitions": {
                 "Money": {"type": "number", "title": "org.apache.kafka.connect.data.Decimal",
                           "connect.parameters": {"scale": "2", "connect.decimal.precision": "10"}},
                 "Point": {"$id": "#named", "properties": {"x": {"type": "number"}}, "required": ["x"]},
                 "Time": {"$anchor": "anchored", "type": "string", "format": "date-time"},
                 "Tree": {"properties": {"left": {"$ref": "#/definitions/Tree"}}}}}"""
                .formatted(schema);
    }
}
