package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents, fields that hold JSON, and duplicate keys that are allowed. */
class JsonModesTest {

    private static final JsonFormat FORMAT = new JsonFormat();
    private static final RowType EVENT =
            (RowType)
                    DataTypes.parse(
                            "row<id long, payload string?, raw string, parts array<string?>?,"
                                    + " extras map<string>?, inner row<any string>?>");
    private static final JsonOptions TEXTS =
            JsonSettings.defaults()
                    .withJsonText("payload", "raw", "parts[]", "extras{}", "inner.any")
                    .options();

    @Test
    void keepsPartsOfARecordAsTheyStand() throws Exception {
        for (ObjectDecoder decoder : both(TEXTS, EVENT)) {
            Row row =
                    decoder.decode(
                            bytes(
                                    """
                                {"id":1, "payload" : {"a": 1.0, "a":"é\\u0041"} ,"raw":null,
                                 "parts":[ 1 , null,"x" ],"extras":{"k":[true ]},
                                 "inner":{"any":-1e5}}"""));
            assertThat(row)
                    .isEqualTo(
                            Row.of(
                                    EVENT,
                                    1L,
                                    "{\"a\": 1.0, \"a\":\"é\\u0041\"}",
                                    "null",
                                    Arrays.asList("1", null, "\"x\""),
                                    Map.of("k", "[true ]"),
                                    Row.of((RowType) EVENT.field(5).type().asRequired(), "-1e5")));
            byte[] written = new JsonEncoder(TEXTS, EVENT).encode(row);
            assertThat(new String(written, StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"id\":1,\"payload\":{\"a\": 1.0, \"a\":\"é\\u0041\"},\"raw\":null,"
                                    + "\"parts\":[1,null,\"x\"],\"extras\":{\"k\":[true ]},"
                                    + "\"inner\":{\"any\":-1e5}}");
            assertThat(decoder.decode(written)).isEqualTo(row);
        }
    }

    /** The decoder that reads everything, and the one whose rows stay in their bytes. */
    private static List<ObjectDecoder> both(JsonOptions options, RowType type) {
        JsonRules rules = JsonRules.of(options);
        return List.of(
                new JsonDecoder(options, type),
                new LazyJsonDecoder(rules, options.validation(), options.maxDepth(), type));
    }

    @Test
    void refusesToWriteTextsThatAreNoJson() {
        RowType type = (RowType) DataTypes.parse("row<payload string?>");
        JsonEncoder encoder =
                new JsonEncoder(JsonSettings.defaults().withJsonText("payload").options(), type);
        for (Map.Entry<String, String> wrong :
                Map.of(
                                "{\"a\":1", "the JSON breaks off at byte 6",
                                "1,2", "byte 1: this is not valid JSON",
                                "", "the record is empty: JSON is expected")
                        .entrySet()) {
            assertThatExceptionOfType(EncodeException.class)
                    .isThrownBy(() -> encoder.encode(Row.of(type, wrong.getKey())))
                    .withMessage(
                            "field 'payload' holds a text that is no JSON: " + wrong.getValue());
        }
    }

    @Test
    void takesTheLastOfDuplicateKeysWhereAsked() throws DecodeException {
        RowType type = (RowType) DataTypes.parse("row<id long, m map<int>?, x int?>");
        JsonOptions options = JsonSettings.defaults().with(DuplicateKeys.LAST).options();
        for (ObjectDecoder decoder : both(options, type)) {
            assertThat(
                            decoder.decode(
                                    bytes(
                                            "{\"id\":1,\"u\":{\"a\":1,\"a\":2},\"u\":1,\"id\":2,"
                                                    + "\"m\":{\"a\":1,\"a\":2},\"x\":5,\"x\":null}")))
                    .isEqualTo(Row.of(type, 2L, Map.of("a", 2), null));
        }
    }

    @Test
    void readsAnyDocumentIntoOneField() throws Exception {
        JsonOptions options = JsonSettings.defaults().withDocument("body").options();
        RecordingFormatContext context = new RecordingFormatContext();
        FormatSchema schema = FORMAT.planRead(options, Optional.empty(), context);
        assertThat(context.problems()).isEmpty();
        assertThat(schema.type()).isEqualTo(DataTypes.parse("row<body string>"));
        String text = " [1, {\"a\":1,\"a\":2}]\n";
        Row row = FORMAT.decoder(options, schema, new MemoryRuntime()).decode(bytes(text));
        assertThat(row.getString(0)).isEqualTo(text);
        assertThat(FORMAT.encoder(options, schema, new MemoryRuntime()).encode(row))
                .isEqualTo(bytes(text));
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(
                        () ->
                                FORMAT.encoder(options, schema, new MemoryRuntime())
                                        .encode(Row.of(schema.type(), "[1] 2")))
                .withMessage(
                        "field 'body' holds a text that is no JSON: byte 4: something stands behind the end of the JSON");
    }

    @Test
    void reportsModesThatDoNotFitTheType() {
        RowType type = (RowType) DataTypes.parse("row<id long, note string?>");
        assertThat(
                        readProblems(
                                JsonSettings.defaults().withJsonText("nte", "id"),
                                Optional.of(DeclaredSchema.of(type))))
                .containsExactly(
                        "json-text: there is no field 'nte'. String fields: note.",
                        "json-text: field 'id' is long; only a string can hold JSON as it stands.");
        assertThat(
                        readProblems(
                                JsonSettings.defaults().withDocument("body"),
                                Optional.of(DeclaredSchema.of(type))))
                .containsExactly(
                        "schema: with 'document: body' rows are row<body string>, not row<id long, note string?>. Leave 'schema' out.");
        assertThat(readProblems(JsonSettings.defaults(), Optional.empty()))
                .containsExactly(
                        "schema: format 'json' needs a schema: fields, the path of a schema file, or a class; or 'document: FIELD' where records are any JSON.");
        RecordingFormatContext context = new RecordingFormatContext();
        FORMAT.planWrite(
                JsonSettings.defaults().withDocument("body").options(),
                type,
                Optional.empty(),
                context);
        assertThat(context.problems())
                .containsExactly(
                        "document: a document is written from rows with one field of type string, not row<id long, note string?>. Keep one with a step 'map', or leave 'document' out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonSettings.defaults().withJsonText("a").withDocument("body"))
                .withMessage(
                        "'document' and 'json-text' exclude each other: a document has one field only.");
    }

    @Test
    @Timeout(10)
    void doesNotExpandHugeExponents() {
        RowType type = (RowType) DataTypes.parse("row<l long?, n decimal(38, 10)?, d double?>");
        JsonDecoder decoder = new JsonDecoder(JsonSettings.defaults().options(), type);
        JsonDecoder seconds =
                new JsonDecoder(
                        JsonSettings.defaults().with(TimestampFormat.EPOCH_SECONDS).options(),
                        (RowType) DataTypes.parse("row<t timestamp>"));
        List<String> numbers =
                List.of(
                        "1e999999999",
                        "1e-999999999",
                        "0e999999999",
                        "0e-999999999",
                        "0.0e-99999999",
                        "-1E+2147483647",
                        "1e2147483648",
                        "1e-2147483649",
                        "1e99999999999999999999",
                        "123456789e-2147483647");
        for (String number : numbers) {
            for (String field : List.of("l", "n", "d")) {
                tryToDecode(decoder, "{\"%s\":%s}".formatted(field, number));
            }
            tryToDecode(decoder, "{\"n\":\"%s\"}".formatted(number));
            tryToDecode(seconds, "{\"t\":%s}".formatted(number));
        }
    }

    private static void tryToDecode(JsonDecoder decoder, String json) {
        try {
            decoder.decode(bytes(json));
        } catch (DecodeException e) {
            assertThat(e.getMessage()).startsWith("byte 5: field '");
        }
    }

    private static List<String> readProblems(
            JsonSettings settings, Optional<DeclaredSchema> declared) {
        RecordingFormatContext context = new RecordingFormatContext();
        FORMAT.planRead(settings.options(), declared, context);
        return context.problems();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
