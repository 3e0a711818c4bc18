package io.dataprocessing.pipeline.processors.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseTest {

    private static StepRun step(String options) {
        return StepRun.of(new ParseFactory(), "field: t\n" + options, "t string?, n int");
    }

    private static Object parsed(String options, String text) throws Exception {
        return step(options + "\nkeep-field: false\ntarget: r").one(text, 0).get(1);
    }

    private static String json(String type, String json) throws Exception {
        return parsed("format: json\nfields: {f: \"" + type + "\"}", "{\"f\":" + json + "}")
                .toString();
    }

    @Test
    void theResultIsAddedOrPutIntoARow() throws Exception {
        String csv = "format: csv\nfields: {a: int, b: string}\n";
        assertThat(step(csv).outputType()).isEqualTo("t string?, n int, a int?, b string?");
        assertThat(step(csv + "on-null: error").outputType())
                .isEqualTo("t string?, n int, a int, b string");
        assertThat(step(csv + "target: t").outputType())
                .isEqualTo("n int, t row<a int, b string>?");
        assertThat(step(csv).one("1,x", 2)).hasToString("{t: 1,x, n: 2, a: 1, b: x}");
        assertThat(step(csv + "target: t").one("1,x", 2)).hasToString("{n: 2, t: {a: 1, b: x}}");
        assertThat(step(csv).one(null, 2)).hasToString("{t: null, n: 2, a: null, b: null}");
        assertThatThrownBy(() -> step(csv + "on-null: error").one(null, 2))
                .hasMessage("field 't' is null");
        assertThat(step(csv + "mode: try").one("x", 2))
                .hasToString("{t: x, n: 2, a: null, b: null}");
    }

    @Test
    void bytesAndFieldsInRowsAreParsedToo() throws Exception {
        StepRun step =
                StepRun.of(
                        new ParseFactory(),
                        "field: r.t\nformat: json\nfields: {a: int}\nkeep-field: false",
                        "r row<t bytes?, k int>?");
        assertThat(step.outputType()).isEqualTo("r row<k int>?, a int?");
        assertThat(step.one(List.of("{\"a\":1}", 2))).hasToString("{r: {k: 2}, a: 1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | 1.0 | 1",
                "long | 1e3 | 1000",
                "decimal(4, 2) | 1.50 | 1.50",
                "decimal(4, 2) | 1 | 1.00",
                "double | 1e-3 | 0.001",
                "array<int?> | [1,null] | [1, null]",
                "map<string> | {\"a\":\"b\"} | {a=b}",
                "row<x int, y int?> | {\"x\":1,\"z\":[{}]} | {x: 1, y: null}",
                "timestamp | \"2025-01-01T01:00:00+01:00\" | 2025-01-01T00:00:00Z",
                "enum(A, B) | \"B\" | B",
                "boolean | true | true",
                "string? | null | null"
            })
    void jsonIsReadAsTheTypesThatAreAskedFor(String type, String json, String expected)
            throws Exception {
        assertThat(json(type, json)).isEqualTo("{f: " + expected + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | 1.5 | member 'f' is no int",
                "int | 2147483648 | member 'f' is no int",
                "int | \"1\" | member 'f' is no int",
                "int | null | member 'f' is null but required",
                "decimal(4, 2) | 1.234 | member 'f' is no decimal(4, 2)",
                "decimal(4, 2) | 1e900 | member 'f' is no decimal(4, 2)",
                "string | 1 | member 'f' is no string",
                "enum(A) | \"C\" | member 'f' is no enum(A)",
                "array<row<x int>> | [{\"x\":1},{}] | member 'f[1].x' isn't there and can't be null",
                "map<int> | {\"a\":\"canary\"} | member 'f[]' is no int",
                "row<x int> | [] | member 'f' is no object",
                "array<int> | {} | member 'f' is no list",
                "int | 01 | it's no valid JSON",
                "string | \"a\" , \"f\": \"b\" | it's no valid JSON",
                "string | \"a\" } { | something stands behind the JSON object"
            })
    void jsonThatDoesNotFitIsAnErrorThatQuotesNothing(String type, String json, String message) {
        assertThatThrownBy(() -> json(type, json))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("field 't': " + message);
    }

    @Test
    void deepJsonIsAnError() {
        assertThatThrownBy(() -> json("int?", "1, \"x\": " + "[".repeat(200) + "]".repeat(200)))
                .hasMessage("field 't': it's no valid JSON");
        assertThatThrownBy(() -> parsed("format: json\nfields: {a: int}", "[1]"))
                .hasMessage("field 't': it's no JSON object");
    }

    @Test
    void pairsAreReadWithAnyDelimiters() throws Exception {
        String fields = "format: key-value\nfields: {a: string?, b: int?}\n";
        assertThat(parsed(fields, " flag a=x=y  b=1 a1=2 ")).hasToString("{a: x=y, b: 1}");
        assertThat(parsed(fields, "a=\"x \\\" \\\\ \\n\""))
                .hasToString("{a: x \" \\ \\n, b: null}");
        assertThat(parsed(fields, "a=")).hasToString("{a: , b: null}");
        assertThat(parsed(fields + "delimiter: ';'\nvalue-delimiter: ':'", "a : x y ; b: 2;;c:3"))
                .hasToString("{a: x y, b: 2}");
        assertThatThrownBy(() -> parsed(fields, "a=1 a=2"))
                .hasMessage("field 't': key 'a' appears twice");
        assertThatThrownBy(() -> parsed(fields, "b=1 a=\"x"))
                .hasMessage("field 't': character 7: the quote isn't closed");
        assertThatThrownBy(() -> parsed(fields, "b=canary"))
                .hasMessage("field 't': field 'b': a value of string can't become int");
    }

    @Test
    void anExpressionThatExplodesIsAnErrorSoon() {
        String regex = "format: regex\npattern: '(?<a>.*.*.*.*.*.*.*.*)y'";
        assertThatThrownBy(() -> parsed(regex, "x".repeat(60)))
                .hasMessage("field 't': the pattern takes too many steps for it");
        assertThatThrownBy(
                        () ->
                                parsed(
                                        "format: regex\npattern: '(?<a>(a|b)*)c'",
                                        "ab".repeat(200_000)))
                .isInstanceOf(EvaluationException.class);
    }

    @Test
    void groupsMayHaveUnderscoresAndAppearTwice() throws Exception {
        String regex = "format: regex\npattern: ";
        assertThat(
                        parsed(
                                regex
                                        + "'^(?:id=(?<user_id>\\d+)|user=(?P<user_id>\\w+)) [[(]x] (.)\\3"
                                        + " (?<q>[\"''])\\w+\\k<q>$'",
                                "user=ada ( zz 'x'"))
                .hasToString("{user_id: ada, q: '}");
        assertThat(parsed(regex + "'(?<a>\\p{L}+)(?<b>\\d{2,3}|x{)'\nfields: {b: int}", "-ä123"))
                .hasToString("{a: ä, b: 123}");
    }

    @Test
    void urlsAreTakenApart() throws Exception {
        assertThat(parsed("format: url", "http://[::1]/?a=%zz&b&a=2&=3"))
                .hasToString(
                        "{scheme: http, user_info: null, host: [::1], port: null, path: /, query:"
                                + " a=%zz&b&a=2&=3, fragment: null, parameters: {a=%zz, b=}}");
        assertThat(parsed("format: url", "mailto:a@b.c").toString())
                .startsWith(
                        "{scheme: mailto, user_info: null, host: null, port: null, path: a@b.c");
        assertThat(parsed("format: url", "10:30 not a url | at all").toString())
                .startsWith("{scheme: null, user_info: null, host: null, port: null, path: 10:30");
        assertThatThrownBy(() -> parsed("format: url", "http://a:b/"))
                .hasMessage("field 't': the port is no number");
        assertThatThrownBy(() -> parsed("format: url\nfields: {host: string}", "/x"))
                .hasMessage("field 't': field 'host' isn't there and can't be null");
    }

    @Test
    void aUserAgentThatIsTooLongIsAnError() {
        assertThatThrownBy(() -> parsed("format: user-agent", "x".repeat(2_001)))
                .hasMessage("field 't': it's longer than 2000 characters");
    }

    @Test
    void everyMistakeIsReportedAtItsOption() {
        assertThat(step("format: json\npattern: x\npatterns: {A: b}\ndelimiter: x").problems())
                .containsExactly(
                        "pattern: only 'format: regex' or 'format: grok' takes it.",
                        "patterns: only 'format: grok' takes it.",
                        "delimiter: only 'format: csv' or 'format: key-value' takes it.",
                        "fields: 'format: json' needs the names and types of the result.");
        assertThat(step("format: csv\nfields: {n: int, a: array<int>}\ndelimiter: ab").problems())
                .containsExactly(
                        "fields.a: a text can't become array<int>.",
                        "delimiter: must be one character, and neither a quote nor a line break.");
        assertThat(step("format: csv\nfields: {n: int}\nkeep-field: true").problems())
                .containsExactly(
                        "format: there is a field 'n' already; put the result into a row with"
                                + " 'target'.");
        assertThat(step("format: csv\nfields: {x: int}\ntarget: n").problems())
                .containsExactly(
                        "target: there is a field 'n' already; put the result into a row with"
                                + " 'target'.");
        assertThat(step("format: key-value\nfields: {x: int}\nvalue-delimiter: ' '").problems())
                .containsExactly("value-delimiter: must be a text that isn't blank.");
        assertThat(step("format: regex").problems())
                .containsExactly("pattern: 'format: regex' needs one.");
        assertThat(step("format: regex\npattern: 'a(b'").problems())
                .containsExactly(
                        "pattern: it's no regular expression: Unclosed group at character 4.");
        assertThat(step("format: regex\npattern: '(?<a>b)'\nfields: {c: int}").problems())
                .containsExactly("fields.c: the result has no field 'c'. Fields: a.");
        assertThat(step("format: regex\npattern: '(a)'").problems())
                .containsExactly("pattern: it names no field; write (?<name>...).");
        assertThat(step("format: url\nfields: {parameters: string}").problems())
                .containsExactly("fields.parameters: it's always map<string>.");
        assertThat(StepRun.of(new ParseFactory(), "field: t\nformat: url", "t int").problems())
                .containsExactly("field: 't' is int; only string and bytes can be parsed.");
        assertThat(StepRun.of(new ParseFactory(), "field: x\nformat: url", "t string").problems())
                .containsExactly("field: there is no field 'x'. Fields: t.");
    }
}
