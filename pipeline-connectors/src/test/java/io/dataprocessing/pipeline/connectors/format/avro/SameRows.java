package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Compares a row over bytes with that which was read at once, by every way to its values. */
final class SameRows {

    private SameRows() {}

    static void verify(Row actual, Row expected) {
        assertThat(actual.type()).isEqualTo(expected.type());
        assertThat(actual).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(expected).isEqualTo(actual);
        assertThat(actual.materialized()).isEqualTo(expected).isNotInstanceOf(AvroRow.class);
        if (!expected.toString().contains("[B@")) {
            assertThat(actual).hasToString(expected.toString());
        }
        for (int i = 0; i < expected.type().size(); i++) {
            assertThat(actual.isNull(i)).isEqualTo(expected.isNull(i));
            if (!expected.isNull(i)) {
                DataType type = expected.type().field(i).type();
                assertThat(typed(actual, i, type)).isEqualTo(typed(expected, i, type));
            }
            Row with = actual.with(i, expected.get(i));
            assertThat(with).isEqualTo(expected);
            if (expected.get(i) instanceof Row inside) {
                verify(actual.getRow(i), inside);
            }
        }
    }

    /** The value that the getter of its type gives. */
    private static Object typed(Row row, int index, DataType type) {
        Class<?> java = type.javaType();
        if (java == Integer.class || java == int.class) {
            return row.getInt(index);
        } else if (java == Long.class || java == long.class) {
            return row.getLong(index);
        } else if (java == Float.class || java == float.class) {
            return row.getFloat(index);
        } else if (java == Double.class || java == double.class) {
            return row.getDouble(index);
        } else if (java == Boolean.class || java == boolean.class) {
            return row.getBoolean(index);
        } else if (java == String.class) {
            return row.getString(index);
        } else if (java == Instant.class) {
            return row.getTimestamp(index);
        } else if (java == LocalDate.class) {
            return row.getDate(index);
        } else if (java == LocalTime.class) {
            return row.getTime(index);
        } else if (java == BigDecimal.class) {
            return row.getDecimal(index);
        }
        return Row.trusted(RowType.of(Field.of("value", type)), new Object[] {row.get(index)});
    }
}
