package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.data.RowType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A row over the bytes of its record, which was found right: a value is made when it's asked for,
 * each time anew.
 */
final class AvroRow implements Row {

    private final AvroLayout layout;
    private final byte[] bytes;
    private final int[] offsets;
    private final int base;

    /**
     * A row.
     *
     * @param bytes what the record is in
     * @param offsets for each slot where its field begins, and the end
     * @param base the place of the first slot
     */
    AvroRow(AvroLayout layout, byte[] bytes, int[] offsets, int base) {
        this.layout = layout;
        this.bytes = bytes;
        this.offsets = offsets;
        this.base = base;
    }

    AvroLayout layout() {
        return layout;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the field of a slot begins; behind the last one, where the record ends. */
    int offset(int slot) {
        return offsets[base + slot];
    }

    @Override
    public RowType type() {
        return layout.type();
    }

    @Override
    public boolean isNull(int index) {
        return layout.field(index).isNull(bytes, offsets, base);
    }

    @Override
    public Object get(int index) {
        return layout.field(index).value(bytes, offsets, base);
    }

    @Override
    public boolean getBoolean(int index) {
        AvroField field = layout.field(index);
        return field.form() == AvroField.Form.BOOLEAN
                ? bytes[start(field, index)] == 1
                : (Boolean) required(index);
    }

    @Override
    public int getInt(int index) {
        AvroField field = layout.field(index);
        return field.form() == AvroField.Form.INT
                ? (int) Walker.value(bytes, start(field, index))
                : (Integer) required(index);
    }

    @Override
    public long getLong(int index) {
        AvroField field = layout.field(index);
        return field.form() == AvroField.Form.LONG
                ? Walker.value(bytes, start(field, index))
                : (Long) required(index);
    }

    @Override
    public float getFloat(int index) {
        AvroField field = layout.field(index);
        return field.form() == AvroField.Form.FLOAT
                ? AvroField.floatAt(bytes, start(field, index))
                : (Float) required(index);
    }

    @Override
    public double getDouble(int index) {
        AvroField field = layout.field(index);
        return field.form() == AvroField.Form.DOUBLE
                ? AvroField.doubleAt(bytes, start(field, index))
                : (Double) required(index);
    }

    @Override
    public String getString(int index) {
        AvroField field = layout.field(index);
        if (field.form() == AvroField.Form.TEXT) {
            return AvroField.textAt(bytes, start(field, index));
        }
        return field.form() == AvroField.Form.SYMBOL
                ? field.symbolAt(bytes, start(field, index))
                : (String) required(index);
    }

    @Override
    public LocalDate getDate(int index) {
        return (LocalDate) time(index);
    }

    @Override
    public LocalTime getTime(int index) {
        return (LocalTime) time(index);
    }

    @Override
    public Instant getTimestamp(int index) {
        return (Instant) time(index);
    }

    private Object time(int index) {
        AvroField field = layout.field(index);
        return field.form() == AvroField.Form.TIME
                ? field.timeAt(bytes, start(field, index))
                : required(index);
    }

    private int start(AvroField field, int index) {
        int start = field.start(bytes, offsets, base);
        if (start < 0) {
            throw isNullException(index);
        }
        return start;
    }

    private Object required(int index) {
        Object value = get(index);
        if (value == null) {
            throw isNullException(index);
        }
        return value;
    }

    private NullPointerException isNullException(int index) {
        return new NullPointerException("field '" + type().field(index).name() + "' is null");
    }

    @Override
    public Row with(int index, Object value) {
        return materialized().with(index, value);
    }

    @Override
    public Row materialized() {
        return layout.plain(bytes, offsets[base]);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Row that && RowEquality.equal(this, that));
    }

    @Override
    public int hashCode() {
        return RowEquality.hash(this);
    }

    @Override
    public String toString() {
        return materialized().toString();
    }
}
