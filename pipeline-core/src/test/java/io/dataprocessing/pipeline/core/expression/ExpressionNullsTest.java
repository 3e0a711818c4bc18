package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nulls: where they go, what stops them, and what the type says about it. */
class ExpressionNullsTest {

    private static final RowType USER = (RowType) DataTypes.parse("row<name string, age int?>");

    private static final RowType TYPE =
            RowType.of(
                    Field.of("n", DataTypes.LONG.asNullable()),
                    Field.of("v", DataTypes.LONG.asNullable()),
                    Field.of("s", DataTypes.STRING.asNullable()),
                    Field.of("t", DataTypes.BOOLEAN.asNullable()),
                    Field.of("f", DataTypes.BOOLEAN.asNullable()),
                    Field.of("u", DataTypes.BOOLEAN.asNullable()),
                    Field.of("user", USER.asNullable()),
                    Field.of("other", USER.asNullable()),
                    Field.of("list", DataTypes.array(DataTypes.LONG.asNullable())),
                    Field.of("none", DataTypes.parse("array<long>?")),
                    Field.of("map", DataTypes.map(DataTypes.STRING.asNullable())));

    /** {@code n}, {@code s}, {@code u}, {@code user}, {@code other.age}, {@code none}: null. */
    private static final Row ROW =
            Row.of(
                    TYPE,
                    null,
                    5L,
                    null,
                    true,
                    false,
                    null,
                    null,
                    Row.of(USER, "Ada", null),
                    Arrays.asList(1L, null, 3L),
                    null,
                    Collections.singletonMap("k", null));

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "n + 1 ~ long? ~ null",
                "v + 1 ~ long? ~ 6",
                "-n ~ long? ~ null",
                "n == 5 ~ boolean? ~ null",
                "n != 5 ~ boolean? ~ null",
                "n < v ~ boolean? ~ null",
                "n in [1, 2] ~ boolean? ~ null",
                "s + 'x' ~ string? ~ null",
                "s.contains('x') ~ boolean? ~ null",
                "size(s) ~ long? ~ null",
                "concat('a', n) ~ string? ~ null",
                "greatest(n, v) ~ long? ~ null",
                "n == null ~ boolean ~ true",
                "n != null ~ boolean ~ false",
                "null == n ~ boolean ~ true",
                "null == null ~ boolean ~ true",
                "has(n) ~ boolean ~ false",
                "has(v) ~ boolean ~ true",
                "has(user) ~ boolean ~ false",
                "has(user.name) ~ boolean ~ false",
                "has(other.name) ~ boolean ~ true",
                "has(other.age) ~ boolean ~ false",
                "has(map.k) ~ boolean ~ false",
                "has(map.x) ~ boolean ~ false",
                "'k' in map ~ boolean ~ true",
                "user.name ~ string? ~ null",
                "other.name ~ string? ~ Ada",
                "user.age + 1 ~ long? ~ null",
                "coalesce(n, v) ~ long? ~ 5",
                "coalesce(n, 7) ~ long ~ 7",
                "coalesce(n, 1.5) ~ double ~ 1.5",
                "coalesce(s, 'none') ~ string ~ none",
                "coalesce(v, 1 / 0) ~ long ~ 5",
                "coalesce(null, null) ~ string? ~ null",
                "try(1 / 0) ~ long? ~ null",
                "try(long(coalesce(s, 'x'))) ~ long? ~ null",
                "n == null ? 0 : n + 1 ~ long ~ 0",
                "v == null ? 0 : v + 1 ~ long ~ 6",
                "has(v) ? v : 0 ~ long ~ 5",
                "v > 3 ? v : 0 ~ long ~ 5",
                "n > 3 ? n : 0 ~ long ~ 0",
                "u ? 1 : 2 ~ long ~ 2",
                "t ? null : 2 ~ long? ~ null",
                "list[1] ~ long? ~ null",
                "list[0] ~ long? ~ 1",
                "none.map(x, x) ~ array<long>? ~ null",
                "list.map(x, x) ~ array<long?> ~ [1, null, 3]",
                "list.filter(x, x > 1) ~ array<long?> ~ [3]",
                "list.filter(x, x != null).map(x, coalesce(x, 0) * 2) ~ array<long> ~ [2, 6]",
                "list.map(x, has(x) ? x * 2 : 0) ~ array<long> ~ [2, 0, 6]",
                "list.exists(x, x > 2) ~ boolean? ~ true",
                "list.exists(x, x > 3) ~ boolean? ~ null",
                "list.all(x, x > 0) ~ boolean? ~ null",
                "list.all(x, x > 1) ~ boolean? ~ false",
                "list.exists_one(x, x > 1) ~ boolean ~ true",
                "list.all(x, x == null || x > 0) ~ boolean ~ true",
                "none.exists(x, x > 1) ~ boolean? ~ null",
                "1 in list ~ boolean ~ true",
                "[n, v] ~ array<long?> ~ [null, 5]",
                "[n, v] == [null, 5] ~ boolean ~ true",
                "get([1, 2], 5) ~ long? ~ null",
                "get(map, 'x') ~ string? ~ null",
                "regexp_extract('abc', 'x') ~ string? ~ null",
            })
    void nullMeetsEveryConstruct(String text, String type, String value) {
        CompiledExpression expression = Expressions.compile(text, TYPE);
        assertThat(expression.type()).hasToString(type);
        assertThat(String.valueOf(expression.evaluate(ROW))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "t,t,true,true",
        "t,f,false,true",
        "t,u,null,true",
        "f,t,false,true",
        "f,f,false,false",
        "f,u,false,null",
        "u,t,null,true",
        "u,f,false,null",
        "u,u,null,null",
    })
    void logicHasThreeValues(String a, String b, String and, String or) {
        assertThat(String.valueOf(evaluate(a + " && " + b))).isEqualTo(and);
        assertThat(String.valueOf(evaluate(a + " || " + b))).isEqualTo(or);
        assertThat(String.valueOf(evaluate("!(!" + a + " || !" + b + ")"))).isEqualTo(and);
        String guarded = "(%s && [1][0] == 1) ".formatted(a);
        assertThat(String.valueOf(evaluate(guarded + "&& " + b))).isEqualTo(and);
        assertThat(String.valueOf(evaluate(guarded + "|| " + b))).isEqualTo(or);
    }

    @Test
    void aTestPassesOnlyTrue() {
        assertThat(Expressions.compile("t", TYPE).test(ROW)).isTrue();
        assertThat(Expressions.compile("f", TYPE).test(ROW)).isFalse();
        assertThat(Expressions.compile("u", TYPE).test(ROW)).isFalse();
        assertThat(Expressions.compile("n > 5", TYPE).test(ROW)).isFalse();
        assertThat(Expressions.compile("!(n > 5)", TYPE).test(ROW)).isFalse();
    }

    @Test
    void anErrorOnOneSideAndNullOnTheOtherIsTheError() {
        assertThat(Expressions.compile("try(1 / 0 > 0 && u)", TYPE).evaluate(ROW)).isNull();
        assertThat(Expressions.compile("coalesce(try(u || 1 / 0 > 0), true)", TYPE).test(ROW))
                .isTrue();
    }

    @Test
    void guardedFieldsAreNotNullable() {
        assertThat(Expressions.compile("has(n) && n > 5", TYPE).type())
                .isEqualTo(DataTypes.BOOLEAN);
        assertThat(Expressions.compile("n == null || n > 5", TYPE).type())
                .isEqualTo(DataTypes.BOOLEAN);
        assertThat(Expressions.compile("!(n == null) && n > 5", TYPE).type())
                .isEqualTo(DataTypes.BOOLEAN);
        assertThat(Expressions.compile("user.age != null && user.name != ''", TYPE).type())
                .isEqualTo(DataTypes.BOOLEAN);
        assertThat(Expressions.compile("n > 5 && n < 10", TYPE).type())
                .isEqualTo(DataTypes.BOOLEAN.asNullable());
        assertThat(Expressions.compile("n == null && n > 5", TYPE).test(ROW)).isFalse();
    }

    @Test
    void readsAreThePathsThatAreRead() {
        assertThat(Expressions.compile("has(user.age) && v > 1 || other == null", TYPE).reads())
                .containsExactly("user.age", "v", "other");
        assertThat(Expressions.compile("list.exists(x, x > v)", TYPE).reads())
                .containsExactly("list", "v");
        assertThat(Expressions.compile("1 + 1", TYPE).reads()).isEmpty();
    }

    private static Object evaluate(String text) {
        return Expressions.compile(text, TYPE).evaluate(ROW);
    }
}
