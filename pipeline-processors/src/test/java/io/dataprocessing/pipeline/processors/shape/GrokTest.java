package io.dataprocessing.pipeline.processors.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.DataTypes;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrokTest {

    /** It repeats a repetition, which Java doesn't take. */
    private static final String UNREADABLE = "SHOREWALL";

    @Test
    void theUsualPatternsCanBeUsed() {
        assertThat(GrokPatterns.names()).hasSizeGreaterThan(300);
        TreeSet<String> names = new TreeSet<>(GrokPatterns.names());
        names.remove(UNREADABLE);
        for (String name : names) {
            assertThatCode(
                            () ->
                                    NamedPattern.of(
                                            GrokExpression.of("%{" + name + "}", Map.of()).regex()))
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void namesBecomeGroupsAndTypesAreKept() {
        GrokExpression grok =
                GrokExpression.of(
                        "%{A:a:int} %{B} %{B:b:decimal(4, 2)}", Map.of("A", "\\d+", "B", "x%{A}"));
        assertThat(grok.regex()).isEqualTo("(?<a>\\d+) (?:x(?:\\d+)) (?<b>x(?:\\d+))");
        assertThat(grok.types())
                .isEqualTo(Map.of("a", DataTypes.INT, "b", DataTypes.decimal(4, 2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%{IP:a} | 10.1.2.3 | 10.1.2.3",
                "%{IP:a} | fe80::1%eth0 | fe80::1%eth0",
                "%{TIMESTAMP_ISO8601:a} | at 2025-01-31T10:11:12.5Z! | 2025-01-31T10:11:12.5Z",
                "%{QUOTEDSTRING:a} | x \"a b\" y | \"a b\"",
                "%{EMAILADDRESS:a} | to ada@example.org | ada@example.org",
                "%{LOGLEVEL:a} | [WARN] x | WARN",
                "%{UUID:a} | 123e4567-e89b-12d3-a456-426614174000 |"
                        + " 123e4567-e89b-12d3-a456-426614174000",
                "%{URIPATHPARAM:a} | GET /a/b?c=d | /a/b?c=d",
                "%{BASE16NUM:a} | 0xff | 0xff"
            })
    void patternsFindWhatTheyAreCalled(String expression, String text, String found) {
        Matcher matcher =
                NamedPattern.of(GrokExpression.of(expression, Map.of()).regex()).matcher(text);
        assertThat(matcher.find()).isTrue();
        assertThat(matcher.group(1)).isEqualTo(found);
    }

    @Test
    void whatCannotBePutInIsSaid() {
        assertThatThrownBy(() -> GrokExpression.of("%{NOPE:a}", Map.of()))
                .hasMessage(
                        "there is no pattern 'NOPE'; define it in 'patterns' or use one of"
                                + " Logstash's, such as NUMBER, WORD, IP, TIMESTAMP_ISO8601,"
                                + " GREEDYDATA.");
        assertThatThrownBy(() -> GrokExpression.of("%{A}", Map.of("A", "%{B}", "B", "%{A}")))
                .hasMessage("the pattern 'A' contains itself.");
        assertThatThrownBy(() -> GrokExpression.of("%{IP:[a][b]}", Map.of()))
                .hasMessage(
                        "'[a][b]' can't name a field. Use letters, digits and '_', no digit first.");
        assertThatThrownBy(() -> GrokExpression.of("%{IP:a:address}", Map.of()))
                .hasMessageStartingWith("field 'a': type 'address', character 1: unknown type");
        String doubling = "%{A}%{A}";
        assertThatThrownBy(
                        () ->
                                GrokExpression.of(
                                        doubling.repeat(1_000),
                                        Map.of("A", "%{B}".repeat(1_000), "B", "x".repeat(100))))
                .hasMessage("it grows too long.");
    }
}
