package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.connectors.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSONTestSuite, and what its authors thought of beyond the sample. */
class JsonConformanceTest {

    private static final JsonOptions OPTIONS = JsonSettings.defaults().options();

    record Case(String name, String expected, byte[] payload) {

        boolean mustBe(String word) {
            return expected.equals(word);
        }
    }

    @Test
    void acceptsAsDocumentsWhatTheSuiteAcceptsAndRefusesTheRest() throws Exception {
        RowDecoder documents = documents();
        List<String> wrong = new ArrayList<>();
        for (Case each : suite()) {
            boolean accepted = accepts(documents, each.payload());
            if (!each.mustBe("either") && accepted != each.mustBe("accept")) {
                wrong.add(each.name());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void keepsAsTextWhatItAccepts() throws Exception {
        DocumentCodec documents = documents();
        for (Case each : suite()) {
            if (accepts(documents, each.payload())) {
                Row row = documents.decode(each.payload());
                assertThat(documents.encode(row)).as(each.name()).isEqualTo(each.payload());
            }
        }
    }

    @Test
    void judgesTheValueOfAFieldThatNobodyReadsLikewise() throws Exception {
        List<String> wrong = new ArrayList<>();
        RowDecoder rows = new JsonDecoder(OPTIONS, RowType.of());
        for (Case each : suite()) {
            boolean accepted = accepts(rows, asField(each.payload()));
            if (!each.mustBe("either") && accepted != each.mustBe("accept")) {
                wrong.add(each.name());
            }
        }
        assertThat(wrong)
                .as("the grammar allows duplicate keys, rows don't")
                .allMatch(name -> name.startsWith("y_object_duplicated_key"));
    }

    @Test
    void judgesAFieldThatIsKeptAsJsonLikeADocument() throws Exception {
        RowType type = (RowType) DataTypes.parse("row<x string>");
        JsonOptions options = JsonSettings.defaults().withJsonText("x").options();
        RowDecoder rows = new JsonDecoder(options, type);
        JsonEncoder encoder = new JsonEncoder(options, type);
        for (Case each : suite()) {
            byte[] record = asField(each.payload());
            boolean accepted = accepts(rows, record);
            if (!each.mustBe("either")) {
                assertThat(accepted).as(each.name()).isEqualTo(each.mustBe("accept"));
            }
            if (accepted) {
                String text = new String(each.payload(), StandardCharsets.UTF_8).strip();
                assertThat(rows.decode(record)).isEqualTo(Row.of(type, text));
                assertThat(rows.decode(encoder.encode(Row.of(type, text))))
                        .isEqualTo(Row.of(type, text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[-01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[0x42]",
                "[1_000]",
                "[-NaN]",
                "[Infinity]",
                "[2.e3]",
                "[-.123]",
                "[0e]",
                "[0.3e+]",
                "[1eE2]",
                "[1 000.0]",
                "[1+2]",
                "[-foo]",
                "[１]",
                "[1.2a-3]",
                "[1.8011670033376514H-308]",
                "[-2.]",
                "[-]",
                "[--1]",
                "[1e]",
                "[\"\\x00\"]",
                "[\"\\u00A\"]",
                "[\"\\uD800\\u\"]",
                "[\"\\uD800\\u1\"]",
                "[\"\\u{1f600}\"]",
                "[\"\\\"]",
                "[\"\\a\"]",
                "[\"tab\t\"]",
                "[\"new\nline\"]",
                "[\"\\\\\\\"]",
                "[\\n]",
                "[\\u000A\"\"]",
                "\"",
                "\"a",
                "abc",
                "[nul]",
                "[tru]",
                "[TRUE]",
                "[1,]",
                "[,1]",
                "[1,,2]",
                "[1 2]",
                "[\"a\":1]",
                "[1:2]",
                "[",
                "[[]",
                "[1]]",
                "]",
                "}",
                "{}}",
                "{\"a\"}",
                "{\"a\":}",
                "{:1}",
                "{1:1}",
                "{null:1}",
                "{\"a\":1,,}",
                "{\"a\":1}//",
                "{\"a\":1}/**/",
                "{\"a\":/**/1}",
                "{\"a\":1}#",
                "{\"a\" \"b\"}",
                "{\"a\"::1}",
                "{\"a\":1 \"b\":2}",
                "<null>",
                "<.>",
                "*",
                "1]",
                "[\f]",
                "[\u0000]",
                "\u2060",
                "[\u2060]",
                "é",
                "&",
                "++1234",
                "{]",
                "[}",
                "[{",
                "{\"\":",
                "[1\u0000]",
                "true false",
                "\"a\" \"b\"",
                "a\u00e5",
                "$",
                "1x",
                "-",
                "0123"
            })
    void refusesWhatIsNoJson(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(documents(), bytes)).as(text).isNotBlank();
        assertThat(refusal(new JsonDecoder(OPTIONS, RowType.of()), asField(bytes)))
                .as("%s as the value of a field", text)
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                " [1] ",
                "\"\"",
                "\"a\"",
                "true",
                "false",
                "null",
                "[0e+1]",
                "[0E1]",
                "[1E+2]",
                "[123.456e-789]",
                "[1e999999999]",
                "[-0.0]",
                "[\"\\u0000\"]",
                "[\"\\u002c\"]",
                "[\"\\uD834\\uDD1E\"]",
                "[\"\u007f\"]",
                "[\"\u2028\"]",
                "{\"\":0}",
                "{\"a\":1,\"a\":1}",
                "{\"foo\\u0000bar\":42}",
                "[1\n]",
                "[\"\\/\"]",
                "-1",
                "-0.1",
                "\t\r\n {}\n",
                "[\"\uffff\"]",
                "{\"min\":-1.0e+28,\"max\":1.0e+28}"
            })
    void acceptsWhatIsJson(String text) {
        assertThatCode(() -> documents().decode(text.getBytes(StandardCharsets.UTF_8)))
                .as(text)
                .doesNotThrowAnyException();
    }

    @Test
    void doesNotChokeOnWhatIsDeep() {
        assertThat(refusal(documents(), repeated("[", 100_000)))
                .isEqualTo("nesting is deeper than 1000");
        assertThat(refusal(documents(), repeated("[{\"\":", 50_000)))
                .isEqualTo("nesting is deeper than 1000");
        assertThat(refusal(documents(), repeated("{\"a\":", 1_000)))
                .isEqualTo("the JSON breaks off at byte 5000");
    }

    private static DocumentCodec documents() {
        return new DocumentCodec(1000, DocumentCodec.type("body"));
    }

    private static byte[] repeated(String text, int times) {
        return text.repeat(times).getBytes(StandardCharsets.UTF_8);
    }

    /** The suite's texts; none where it isn't there. */
    static List<Case> suite() throws IOException, DecodeException {
        Optional<Path> file = SharedData.find("conformance/jsontestsuite/sample.jsonl");
        assumeThat(file)
                .as("the folder shared/data is not there; -Dpipeline.test.data names it")
                .isPresent();
        RowType type = (RowType) DataTypes.parse("row<name string, expect string, b64 string?>");
        JsonDecoder lines = new JsonDecoder(OPTIONS, type);
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file.get())) {
            Row row = lines.decode(line.getBytes(StandardCharsets.UTF_8));
            if (!row.isNull(2)) {
                byte[] payload = Base64.getDecoder().decode(row.getString(2));
                cases.add(new Case(row.getString(0), row.getString(1), payload));
            }
        }
        assertThat(cases).isNotEmpty();
        return cases;
    }

    /** An object whose field x is a text. */
    static byte[] asField(byte[] value) {
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        wrapped.writeBytes("{\"x\":".getBytes(StandardCharsets.UTF_8));
        wrapped.writeBytes(value);
        wrapped.write('}');
        return wrapped.toByteArray();
    }

    private static boolean accepts(RowDecoder decoder, byte[] payload) {
        return refusal(decoder, payload).isEmpty();
    }

    private static String refusal(RowDecoder decoder, byte[] payload) {
        try {
            decoder.decode(payload);
            return "";
        } catch (DecodeException | NoRowException e) {
            return e.getMessage();
        }
    }
}
