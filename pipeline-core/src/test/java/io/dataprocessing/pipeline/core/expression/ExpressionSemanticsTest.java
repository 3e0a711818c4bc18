package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions without fields give: types, values, errors. */
class ExpressionSemanticsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1 + 2 ~ long ~ 3",
                "7 / 2 ~ long ~ 3",
                "-7 % 3 ~ long ~ -1",
                "1 + 2.5 ~ double ~ 3.5",
                "7.0 / 2 ~ double ~ 3.5",
                "7.5 % 2.0 ~ double ~ 1.5",
                "0x1F ~ long ~ 31",
                "-0x10 ~ long ~ -16",
                "1e3 ~ double ~ 1000.0",
                "int(3) + int(4) ~ long ~ 7",
                "float(1.5) + float(2.5) ~ double ~ 4.0",
                "-int(5) ~ long ~ -5",
                "true ? 1 : 2.5 ~ double ~ 1.0",
                "'a' + 'b' ~ string ~ ab",
                "[1] + [2] ~ array<long> ~ [1, 2]",
                "[1, 2.5][0] ~ double ~ 1.0",
                "size(b'\\xff' + b'a') ~ long ~ 2",
                "{'a': 1, 'b': 2}['b'] ~ long ~ 2",
                "{1: 'new', 2: 'paid'}[2] ~ string ~ paid",
                "decimal('1.10', 10, 2) + 1 ~ decimal(11, 2) ~ 2.10",
                "duration('1h') - duration('30m') ~ duration ~ PT30M",
                "duration('1h') * 3 ~ duration ~ PT3H",
                "timestamp('2026-01-01T00:00:00Z') + duration('1d') ~ timestamp ~"
                        + " 2026-01-02T00:00:00Z",
                "timestamp('2026-01-02T00:00:00Z') - timestamp('2026-01-01T00:00:00Z') ~ duration ~"
                        + " PT24H",
            })
    void operatorsPromoteAsStated(String text, String type, String value) {
        CompiledExpression expression = Expressions.compile(text, Expressions.NOTHING);
        assertThat(expression.type()).hasToString(type);
        assertThat(String.valueOf(expression.evaluate(Expressions.NO_FIELDS))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "9223372036854775807 + 1 ~ '+' of longs overflows",
                "-9223372036854775808 - 1 ~ '-' of longs overflows",
                "9223372036854775807 * 2 ~ '*' of longs overflows",
                "-9223372036854775808 / -1 ~ '/' of longs overflows",
                "1 / 0 ~ division by zero",
                "1 % 0 ~ division by zero",
                "[1, 2][2] ~ the index is outside of the list",
                "{'a': 1}['b'] ~ the map doesn't have the key",
                "[1, 2].map(x, 10 / (x - 1))[0] ~ division by zero",
            })
    void whatHasNoValueIsAnError(String text, String message) {
        assertThatThrownBy(() -> Expressions.evaluate(text))
                .isInstanceOf(EvaluationException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "9007199254740993 > 9007199254740992.0 ~ true",
                "9007199254740993 == 9007199254740992.0 ~ false",
                "9223372036854775807 < 9223372036854775808.0 ~ true",
                "9223372036854775807 == 9223372036854775808.0 ~ false",
                "9007199254740992.0 < 9007199254740993 ~ true",
                "0 == -0.0 ~ true",
                "0.0 == -0.0 ~ true",
                "1 < 0.0 / 0.0 ~ false",
                "1 >= 0.0 / 0.0 ~ false",
                "1 != 0.0 / 0.0 ~ true",
                "0.0 / 0.0 == 0.0 / 0.0 ~ false",
                "1 < 1.0 / 0.0 ~ true",
                "0.1 + 0.2 == 0.3 ~ false",
                "decimal('0.1', 3, 1) + decimal('0.2', 3, 1) == 0.3 ~ true",
                "decimal('0.1', 3, 1) == double('0.1') ~ false",
                "decimal('0.5', 3, 1) == double('0.5') ~ true",
                "decimal('1.50', 3, 2) == decimal('1.5', 2, 1) ~ true",
                "decimal('2', 3, 0) < 3 ~ true",
                "float(0.1) == 0.1 ~ false",
                "'a' < 'b' ~ true",
                "'\\uFFFD' < '\\U0001F431' ~ true",
                "false < true ~ true",
                "b'a' < b'\\xff' ~ true",
                "[1, 2] == [1, 2.0] ~ true",
                "[[1], []] == [[1], []] ~ true",
                "{'a': 1} == {'a': 1.0} ~ true",
                "[] == [] ~ true",
                "[1] != [] ~ true",
                "date('2026-11-23') < date('2026-11-24') ~ true",
                "time('08:30:00') == time('08:30') ~ true",
                "2 in [1, 2] ~ true",
                "2.0 in [1, 2] ~ true",
                "'x' in ['y'] ~ false",
                "'a' in {'a': 1} ~ true",
                "1 in [] ~ false",
            })
    void comparisonsAreMathematical(String text, boolean value) {
        assertThat(Expressions.evaluate(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1 / 0 > 0 || true ~ true",
                "true || 1 / 0 > 0 ~ true",
                "1 / 0 > 0 && false ~ false",
                "false && 1 / 0 > 0 ~ false",
                "[0, 1].exists(x, 1 / x > 0) ~ true",
                "[0, 2].all(x, 1 / x > 0) ~ false",
                "[].all(x, x == '') ~ true",
                "[].exists(x, x == '') ~ false",
                "[1, 2, 2].exists_one(x, x == 2) ~ false",
                "[[1, 2], [3]].all(l, l.exists(x, x in [2, 3])) ~ true",
                "{'a': 1, 'b': 2}.all(k, k < 'c') ~ true",
            })
    void anErrorCountsOnlyWhereItDecides(String text, boolean value) {
        assertThat(Expressions.evaluate(text)).isEqualTo(value);
    }

    @Test
    void anErrorThatDecidesIsThrown() {
        assertThatThrownBy(() -> Expressions.evaluate("1 / 0 > 0 || false"))
                .isInstanceOf(EvaluationException.class);
        assertThatThrownBy(() -> Expressions.evaluate("[0, 1].all(x, 1 / x > 0)"))
                .isInstanceOf(EvaluationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'\\x41\\u00e9\\101' ~ AéA",
                "r'a\\d' ~ a\\d",
                "'''a'b''' ~ a'b",
                "\"it's\" ~ it's",
                "'\\'' ~ '",
                "'a\\tb'.split('\\t')[1] ~ b",
                "string(b'\\xc3\\xa9') ~ é",
                "string(1.0) ~ 1",
                "string(1.5) ~ 1.5",
                "string(true) ~ true",
                "string(duration('90s')) ~ 90s",
                "string(timestamp('2026-11-23T09:00:00+01:00')) ~ 2026-11-23T08:00:00Z",
                "string(decimal('1.50', 5, 2)) ~ 1.50",
                "'Straße'.upper() ~ STRASSE",
                "size('\\U0001F431') ~ 1",
                "'a\\U0001F431b'.substring(1, 2) ~ \uD83D\uDC31",
                "'abc'.substring(-5, 99) ~ abc",
                "'banana'.replace('a', '$1') ~ b$1n$1n$1",
                "regexp_replace('a.b', '\\\\.', '$0') ~ a$0b",
            })
    void textsReadAndWriteAsStated(String text, String value) {
        assertThat(String.valueOf(Expressions.evaluate(text))).isEqualTo(value);
    }
}
