package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages go into logs and headers of dead letters, so none may show what a record holds. */
class ExpressionErrorsTest {

    /** What every value of the row contains that makes an expression fail. */
    private static final String CANARY = "7731";

    private static final RowType TYPE =
            RowType.builder()
                    .field("zero", DataTypes.LONG)
                    .field("number", DataTypes.LONG)
                    .field("big", DataTypes.LONG)
                    .field("least", DataTypes.LONG)
                    .field("rate", DataTypes.DOUBLE)
                    .field("wide", DataTypes.decimal(38, 10))
                    .field("none", DataTypes.decimal(38, 10))
                    .field("text", DataTypes.STRING)
                    .field("amount", DataTypes.STRING)
                    .field("raw", DataTypes.BYTES)
                    .field("at", DataTypes.TIMESTAMP)
                    .field("far", DataTypes.TIMESTAMP)
                    .field("day", DataTypes.DATE)
                    .field("span", DataTypes.DURATION)
                    .field("longest", DataTypes.DURATION)
                    .field("tags", DataTypes.array(DataTypes.STRING))
                    .field("labels", DataTypes.parse("map<string>"))
                    .build();

    private static final Row ROW =
            Row.of(
                    TYPE,
                    0L,
                    77_312L,
                    9_077_312_000_000_077_312L,
                    Long.MIN_VALUE,
                    7.7312e300,
                    new BigDecimal("9".repeat(23) + "77312.7731277312"),
                    new BigDecimal("0E-10"),
                    "canary (77312",
                    "77312e9999",
                    new byte[] {'7', '7', '3', '1', (byte) 0xff},
                    Instant.parse("7731-02-03T04:05:06Z"),
                    Instant.MAX,
                    LocalDate.parse("7731-02-03"),
                    Duration.ofHours(77_312_000),
                    Duration.ofSeconds(Long.MIN_VALUE),
                    List.of("canary 77312"),
                    Map.of("canary", "77312"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number / zero",
                "number % zero",
                "big + big",
                "zero - big - big",
                "big * number",
                "-least",
                "abs(least)",
                "least / (zero - 1)",
                "wide + wide + wide + wide + wide + wide + wide + wide + wide + wide + wide",
                "wide - (0 - wide) * 10",
                "wide * wide",
                "wide / none",
                "wide % none",
                "wide / (none + 0.0000000001)",
                "decimal(rate, 10, 2)",
                "decimal(rate * rate, 10, 2)",
                "decimal(number, 3, 0)",
                "decimal(wide, 10, 2)",
                "decimal(text, 10, 2)",
                "decimal(amount, 10, 2)",
                "int(big)",
                "int(rate)",
                "long(rate)",
                "long(wide)",
                "bool(text)",
                "int(text)",
                "long(text)",
                "float(text)",
                "double(text)",
                "string(raw)",
                "timestamp(text)",
                "timestamp(big)",
                "timestamp_millis(big)",
                "to_timestamp(text)",
                "to_timestamp(text, 'dd.MM.yyyy')",
                "date(text)",
                "time(text)",
                "duration(text)",
                "duration(amount + 'h')",
                "hour(far, '+02:00')",
                "truncate(far, 'day', '+02:00')",
                "date_format(far, 'yyyy', '+02:00')",
                "date_format(day, 'HH:mm')",
                "timestamp_add('year', number, at)",
                "timestamp_add('day', big, day)",
                "at + span",
                "at - longest",
                "-longest",
                "longest + longest",
                "span * big",
                "regexp_extract(text, 'a', number)",
                "hour(at, text)",
                "text.matches(text)",
                "regexp_replace(text, text, 'x')",
                "repeat(text, big)",
                "tags[number]",
                "labels[text]",
                "{text: 1, text: 2}",
                "tags.map(tag, long(tag))",
                "tags.all(tag, long(tag) > 0)",
                "number / zero > 0 || text == ''",
            })
    void noMessageShowsAValueOfTheRecord(String text) {
        Expression expression = Expressions.compile(text, TYPE);
        assertSilent(catchThrowable(() -> expression.evaluate(ROW)));
    }

    private static void assertSilent(Throwable error) {
        assertThat(error).isInstanceOf(EvaluationException.class);
        for (Throwable each = error; each != null; each = each.getCause()) {
            assertThat(each.toString())
                    .doesNotContain(
                            CANARY,
                            "canary",
                            Long.toString(Long.MIN_VALUE).substring(1),
                            Integer.toString(1_000_000_000),
                            "Infinity");
        }
    }
}
