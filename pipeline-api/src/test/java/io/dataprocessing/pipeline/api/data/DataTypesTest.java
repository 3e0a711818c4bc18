package io.dataprocessing.pipeline.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean",
                "int",
                "long?",
                "float",
                "double",
                "string",
                "bytes?",
                "date",
                "time",
                "timestamp",
                "duration",
                "decimal(10, 2)",
                "decimal(38, 38)?",
                "enum(NEW, PAID)",
                "array<string?>",
                "map<array<long>>?",
                "row<id long, tags array<string>, user row<age int?>?>"
            })
    void readsBackWhatItPrints(String text) {
        assertThat(DataTypes.parse(text)).hasToString(text);
    }

    @Test
    void readsTypesHoweverTheyAreSpaced() {
        assertThat(DataTypes.parse(" ROW< id LONG ,amount decimal( 10 ,2 ) ? >"))
                .isEqualTo(
                        RowType.of(
                                Field.of("id", DataTypes.LONG),
                                Field.of("amount", DataTypes.decimal(10, 2).asNullable())));
    }

    @Test
    void namesTheUnknownTypeItsPlaceAndTheKnownOnes() {
        assertThatThrownBy(() -> DataTypes.parse("array<strng>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "type 'array<strng>', character 7: unknown type 'strng'. Known types:"
                                + " boolean, int, long, float, double, string, bytes, date, time,"
                                + " timestamp, duration, decimal(p, s), enum(A, B), array<T>,"
                                + " map<T>, row<name T, …>; a '?' behind makes one nullable.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "decimal",
                "decimal(10)",
                "decimal(0, 0)",
                "decimal(39, 2)",
                "decimal(4, 5)",
                "decimal(x, 2)",
                "enum()",
                "enum(A, A)",
                "array<>",
                "array<string",
                "row<>",
                "row<a long, a int>",
                "long long",
                "long??"
            })
    void refusesWhatIsNoType(String text) {
        assertThatThrownBy(() -> DataTypes.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTypesThatNestWithoutEnd() {
        assertThatThrownBy(() -> DataTypes.parse("array<".repeat(10_000)))
                .hasMessageContaining("types nest deeper than 32");
    }

    @Test
    void acceptsValuesOfTheTypeAndNoOthers() {
        assertThat(DataTypes.LONG.accepts(1L)).isTrue();
        assertThat(DataTypes.LONG.accepts(1)).isFalse();
        assertThat(DataTypes.LONG.accepts(null)).isFalse();
        assertThat(DataTypes.LONG.asNullable().accepts(null)).isTrue();
        assertThat(DataTypes.decimal(4, 2).accepts(new BigDecimal("12.34"))).isTrue();
        assertThat(DataTypes.decimal(4, 2).accepts(new BigDecimal("12.3"))).isFalse();
        assertThat(DataTypes.decimal(4, 2).accepts(new BigDecimal("123.45"))).isFalse();
        assertThat(DataTypes.enumOf("A", "B").accepts("B")).isTrue();
        assertThat(DataTypes.enumOf("A", "B").accepts("C")).isFalse();
        assertThat(DataTypes.array(DataTypes.INT).accepts(List.of(1, 2))).isTrue();
        assertThat(DataTypes.array(DataTypes.INT).accepts(List.of(1, 2L))).isFalse();
        assertThat(DataTypes.map(DataTypes.INT).accepts(Map.of("a", 1))).isTrue();
        assertThat(DataTypes.map(DataTypes.INT).accepts(Map.of(1, 1))).isFalse();
    }
}
