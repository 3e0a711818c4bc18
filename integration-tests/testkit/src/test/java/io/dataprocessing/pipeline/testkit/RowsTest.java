package io.dataprocessing.pipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RowsTest {

    @Test
    void aRowIsWrittenInALine() {
        RowType type =
                Rows.type(
                        "sku string, amount decimal(10, 2), count long, at timestamp, note string?,"
                                + " tags array<long>, prices map<double>, place row<lat double>");
        Row row =
                Rows.row(
                        type,
                        "A-1",
                        "12.5",
                        3,
                        "2025-01-01T00:00:00Z",
                        null,
                        List.of(1, 2),
                        Map.of("EUR", 1),
                        List.of(4));
        assertThat(row.getDecimal(1)).isEqualTo(new BigDecimal("12.50"));
        assertThat(row.getLong(2)).isEqualTo(3L);
        assertThat(row.getTimestamp(3)).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(row.isNull(4)).isTrue();
        assertThat(row.get("tags")).isEqualTo(List.of(1L, 2L));
        assertThat(row.get("prices")).isEqualTo(Map.of("EUR", 1.0));
        assertThat(row.getRow(7).getDouble(0)).isEqualTo(4.0);
    }

    @Test
    void aValueThatDoesNotFitIsRefusedByName() {
        assertThatThrownBy(() -> Rows.row(Rows.type("sku string"), 1))
                .hasMessage("field 'sku' is string and can't hold this Integer");
    }

    @Test
    void randomRowsAreOfTheirTypeAndTheSameForASeed() {
        RandomRows one = new RandomRows(42);
        RandomRows other = new RandomRows(42);
        for (int i = 0; i < 200; i++) {
            RowType type = one.rowType(any -> true);
            assertThat(other.rowType(any -> true)).isEqualTo(type);
            Row row = one.row(type);
            assertThat(type.accepts(row)).isTrue();
            assertThat(other.row(type)).isEqualTo(row);
        }
    }
}
