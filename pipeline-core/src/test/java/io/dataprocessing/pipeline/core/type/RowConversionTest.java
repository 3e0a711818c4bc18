package io.dataprocessing.pipeline.core.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowConversionTest {

    private static RowType row(String type) {
        return RowType.of(Field.of("a", DataTypes.parse(type)));
    }

    private static Object convert(String from, String to, Object value) {
        return RowConverter.of(row(from), row(to)).convert(Row.of(row(from), value)).get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | long",
                "int | double",
                "float | double",
                "int | decimal(12, 2)",
                "long | decimal(19, 0)",
                "decimal(10, 2) | decimal(12, 4)",
                "enum(A, B) | string",
                "enum(A, B) | enum(C, B, A)",
                "int? | long?",
                "array<int> | array<long?>",
                "map<int> | map<double>",
                "row<x int, y string> | row<x long>",
                "string | string?"
            })
    void whatLosesNothingIsRead(String from, String to) {
        assertThat(RowConversion.check(row(from), row(to))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long | int",
                "long | double",
                "double | float",
                "long | decimal(18, 0)",
                "int | decimal(11, 2)",
                "decimal(10, 2) | decimal(11, 4)",
                "decimal(10, 2) | double",
                "string | enum(A)",
                "enum(A, B) | enum(A)",
                "timestamp | date",
                "int | string"
            })
    void whatCouldLoseSomethingIsNot(String from, String to) {
        assertThat(RowConversion.check(row(from), row(to)))
                .singleElement()
                .extracting(RowConversion.Mismatch::message)
                .isEqualTo("field 'a' is %s; expected %s.".formatted(from, to));
    }

    @Test
    void messagesNameWhatIsMissingOrMayBeNull() {
        RowType from = (RowType) DataTypes.parse("row<a int?, b row<c string>>");
        RowType to = (RowType) DataTypes.parse("row<a long, b row<c string, d int>, e date>");
        assertThat(RowConversion.check(from, to))
                .extracting(RowConversion.Mismatch::message)
                .containsExactly(
                        "field 'a' may be null (int?); expected long.",
                        "field 'b.d' is missing; expected int.",
                        "field 'e' is missing; expected date.");
        assertThatThrownBy(() -> RowConverter.of(from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("field 'a' may be null");
    }

    @Test
    void whatIsInsideOthersIsNamedWhereItIs() {
        RowType from =
                (RowType)
                        DataTypes.parse(
                                "row<a array<int?>, items array<row<sku string, price double>>?,"
                                        + " prices map<array<string>>>");
        RowType to =
                (RowType)
                        DataTypes.parse(
                                "row<a array<int>, items array<row<sku string, price decimal(10,"
                                        + " 2), net long>>, prices map<array<long>>>");
        assertThat(RowConversion.check(from, to))
                .extracting(RowConversion.Mismatch::message)
                .containsExactly(
                        "field 'a[]' may be null (int?); expected int.",
                        "field 'items' may be null (array<row<sku string, price double>>?);"
                                + " expected array<row<sku string, price decimal(10, 2), net"
                                + " long>>.",
                        "field 'items[].price' is double; expected decimal(10, 2).",
                        "field 'items[].net' is missing; expected long.",
                        "field 'prices{}[]' is string; expected long.");
    }

    @Test
    void nullableFieldsThatAreNeverThereAreKnown() {
        RowType from =
                (RowType) DataTypes.parse("row<a int, items array<row<sku string, d date>>>");
        RowType to =
                (RowType)
                        DataTypes.parse(
                                "row<a int, b int?, items array<row<sku string, c date?>>>");
        assertThat(RowConversion.check(from, to)).isEmpty();
        assertThat(RowConversion.alwaysNull(from, to))
                .containsExactly(
                        new RowConversion.AlwaysNull("b", "b", Set.of()),
                        new RowConversion.AlwaysNull("items[].c", "c", Set.of("d")));
        assertThat(RowConversion.alwaysNull(from, from)).isEmpty();
    }

    @Test
    void aFieldThatIsReadUnderAnAliasIsNotSpare() {
        RowType from = (RowType) DataTypes.parse("row<old int, b int>");
        RowType to =
                RowType.of(
                        Field.of("fresh", DataTypes.INT).withAliases(List.of("old")),
                        Field.of("c", DataTypes.INT.asNullable()));
        assertThat(RowConversion.unread(from, to)).containsExactly("b");
        assertThat(RowConversion.alwaysNull(from, to))
                .containsExactly(new RowConversion.AlwaysNull("c", "c", Set.of("b")));
    }

    @Test
    void equalTypesLeaveTheRowAsItIs() {
        Row row = Row.of(row("string"), "x");
        assertThat(RowConverter.of(row("string"), row("string")).identity()).isTrue();
        assertThat(RowConverter.of(row("string"), row("string")).convert(row)).isSameAs(row);
    }

    @Test
    void valuesWiden() {
        assertThat(convert("int", "long", 5)).isEqualTo(5L);
        assertThat(convert("int", "double", 5)).isEqualTo(5.0);
        assertThat(convert("float", "double", 0.5f)).isEqualTo(0.5);
        assertThat(convert("int", "decimal(12, 2)", 5)).isEqualTo(new BigDecimal("5.00"));
        assertThat(convert("decimal(10, 2)", "decimal(12, 4)", new BigDecimal("1.25")))
                .isEqualTo(new BigDecimal("1.2500"));
        assertThat(convert("int?", "long?", null)).isNull();
    }

    @Test
    void valuesInsideOthersWidenToo() {
        assertThat(convert("array<int?>", "array<long?>", Arrays.asList(1, null)))
                .isEqualTo(Arrays.asList(1L, null));
        assertThat(convert("map<int>", "map<long>", Map.of("k", 1))).isEqualTo(Map.of("k", 1L));
        RowType inner = (RowType) DataTypes.parse("row<x int, y string>");
        RowType wanted = (RowType) DataTypes.parse("row<x long>");
        assertThat(convert(inner.toString(), wanted.toString(), Row.of(inner, 1, "z")))
                .isEqualTo(Row.of(wanted, 1L));
    }

    @Test
    void fieldsAreFoundByNameThenByAliasAndOtherwiseHaveTheirDefault() {
        RowType from = (RowType) DataTypes.parse("row<b string, old int>");
        RowType to =
                RowType.of(
                        Field.of("fresh", DataTypes.LONG).withAliases(List.of("old")),
                        Field.of("missing", DataTypes.INT).withDefault(7),
                        Field.of("nothing", DataTypes.STRING.asNullable()),
                        Field.of("b", DataTypes.STRING));
        assertThat(RowConverter.of(from, to).convert(Row.of(from, "x", 3)))
                .isEqualTo(Row.of(to, 3L, 7, null, "x"));
    }
}
