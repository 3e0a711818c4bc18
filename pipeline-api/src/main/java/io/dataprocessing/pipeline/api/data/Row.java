package io.dataprocessing.pipeline.api.data;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * An immutable value of a {@link RowType}.
 *
 * <p>It's an interface because the platform has several kinds, among them one that decodes a field
 * of the original record only when it's asked for; implementations outside the platform are not
 * expected. Two rows are equal when their field names and values are. A row may be kept and handed
 * to other threads.
 *
 * <p>The typed getters spare boxing. They fail on a null field: ask {@link #isNull(int)} first
 * where the type is nullable.
 */
public interface Row {

    /**
     * A row of the given values, checked.
     *
     * @param values one for each field, in order; null only where the field is nullable
     * @throws IllegalArgumentException if the number differs or a value is not of its field's type
     */
    static Row of(RowType type, Object... values) {
        return ArrayRow.checked(type, values);
    }

    /**
     * A row that takes over {@code values} without a check: for code whose types were checked when
     * the pipeline was planned. A wrong value shows later, as an error where the row is written.
     *
     * @param values one for each field, in order; must not be changed afterwards
     */
    static Row trusted(RowType type, Object[] values) {
        return new ArrayRow(type, values);
    }

    /** The type of this row. */
    RowType type();

    /** Whether the field is null. */
    boolean isNull(int index);

    /** The value of a field, null where it's null; an instance of the type's Java class. */
    Object get(int index);

    /**
     * The value of a field, null where it's null.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    default Object get(String name) {
        return get(type().indexOf(name));
    }

    /** The value of a {@code boolean} field. */
    default boolean getBoolean(int index) {
        return (Boolean) required(index);
    }

    /** The value of an {@code int} field. */
    default int getInt(int index) {
        return (Integer) required(index);
    }

    /** The value of a {@code long} field. */
    default long getLong(int index) {
        return (Long) required(index);
    }

    /** The value of a {@code float} field. */
    default float getFloat(int index) {
        return (Float) required(index);
    }

    /** The value of a {@code double} field. */
    default double getDouble(int index) {
        return (Double) required(index);
    }

    /** The value of a {@code decimal} field. */
    default BigDecimal getDecimal(int index) {
        return (BigDecimal) required(index);
    }

    /** The value of a {@code string} or {@code enum} field. */
    default String getString(int index) {
        return (String) required(index);
    }

    /** The value of a {@code bytes} field; the array must not be changed. */
    default byte[] getBytes(int index) {
        return (byte[]) required(index);
    }

    /** The value of a {@code date} field. */
    default LocalDate getDate(int index) {
        return (LocalDate) required(index);
    }

    /** The value of a {@code time} field. */
    default LocalTime getTime(int index) {
        return (LocalTime) required(index);
    }

    /** The value of a {@code timestamp} field. */
    default Instant getTimestamp(int index) {
        return (Instant) required(index);
    }

    /** The value of a {@code duration} field. */
    default Duration getDuration(int index) {
        return (Duration) required(index);
    }

    /** The value of an {@code array} field, unmodifiable. */
    default List<?> getArray(int index) {
        return (List<?>) required(index);
    }

    /** The value of a {@code map} field, unmodifiable. */
    @SuppressWarnings("unchecked") // keys of a map type are strings by definition
    default Map<String, ?> getMap(int index) {
        return (Map<String, ?>) required(index);
    }

    /** The value of a nested row. */
    default Row getRow(int index) {
        return (Row) required(index);
    }

    /**
     * This row with another value in one field.
     *
     * @throws IllegalArgumentException if the field's type doesn't accept the value
     */
    Row with(int index, Object value);

    /**
     * This row with another value in one field.
     *
     * @throws IllegalArgumentException if there is no such field or its type doesn't accept the
     *     value
     */
    default Row with(String name, Object value) {
        return with(type().indexOf(name), value);
    }

    /**
     * This row with every value decoded, rows in it included, that holds on to nothing else: what
     * is kept for longer than a call, such as state, must not keep the whole record that it came
     * from.
     */
    default Row materialized() {
        Object[] values = new Object[type().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Materialized.of(get(i));
        }
        return trusted(type(), values);
    }

    private Object required(int index) {
        Object value = get(index);
        if (value == null) {
            throw new NullPointerException("field '" + type().field(index).name() + "' is null");
        }
        return value;
    }
}
