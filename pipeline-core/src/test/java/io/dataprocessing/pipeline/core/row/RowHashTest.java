package io.dataprocessing.pipeline.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowHashTest {

    /** These numbers decide which task has the state of a key; they are part of savepoints. */
    @Test
    void hashesAreTheSameForEver() {
        assertThat(hash("boolean", true)).isEqualTo(1262);
        assertThat(hash("int", -7)).isEqualTo(24);
        assertThat(hash("long", 1L << 40)).isEqualTo(287);
        assertThat(hash("double", 1.5)).isEqualTo(1073217567);
        assertThat(hash("string", "sku-1")).isEqualTo(109506464);
        assertThat(hash("bytes", new byte[] {1, 2})).isEqualTo(1025);
        assertThat(hash("decimal(10, 2)", new BigDecimal("12.34"))).isEqualTo(32242);
        assertThat(hash("date", LocalDate.of(2026, 11, 23))).isEqualTo(20811);
        assertThat(hash("time", LocalTime.of(12, 30))).isEqualTo(1627650316);
        assertThat(hash("timestamp", Instant.parse("2026-11-23T10:00:00.5Z"))).isEqualTo(323693183);
        assertThat(hash("duration", Duration.ofMillis(1500))).isEqualTo(500000062);
        assertThat(hash("string?", null)).isEqualTo(31);
        assertThat(hash("array<int>", List.of(1, 2))).isEqualTo(1025);
        assertThat(hash("map<int>", Map.of("a", 1, "b", 2))).isEqualTo(223);
    }

    @Test
    void bytesAreEqualByContentAtAnyDepth() {
        RowType type = (RowType) DataTypes.parse("row<a array<bytes>, m map<bytes>>");
        Row left = Row.of(type, List.of(new byte[] {1}), Map.of("k", new byte[] {2}));
        Row right = Row.of(type, List.of(new byte[] {1}), Map.of("k", new byte[] {2}));
        Row other = Row.of(type, List.of(new byte[] {1}), Map.of("k", new byte[] {3}));
        assertThat(left).isEqualTo(right).hasSameHashCodeAs(right).isNotEqualTo(other);
    }

    @Test
    void rowsOfOtherFieldsAreNotEqual() {
        Row left = Row.of((RowType) DataTypes.parse("row<a int>"), 1);
        assertThat(left)
                .isNotEqualTo(Row.of((RowType) DataTypes.parse("row<b int>"), 1))
                .isNotEqualTo(Row.of((RowType) DataTypes.parse("row<a int, b int>"), 1, 1))
                .isEqualTo(Row.of((RowType) DataTypes.parse("row<a int?>"), 1));
    }

    private static int hash(String type, Object value) {
        return Row.of((RowType) DataTypes.parse("row<v " + type + ">"), value).hashCode();
    }
}
