package io.dataprocessing.pipeline.api.data;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * A row that a {@link RowMapping} made of another one: fields of that row, not looked at until
 * somebody asks, and values of its own. Encoders ask it for its parts.
 */
public final class DerivedRow implements Row {

    private final RowMapping mapping;
    private final Row base;
    private final Object[] own;

    DerivedRow(RowMapping mapping, Row base, Object[] own) {
        if (own.length != mapping.ownValues()) {
            throw new IllegalArgumentException(
                    "%d values of its own for %s".formatted(own.length, mapping));
        }
        this.mapping = mapping;
        this.base = base;
        this.own = own;
    }

    /** Which fields are taken over. */
    public RowMapping mapping() {
        return mapping;
    }

    /** The row that they are taken from; no derived one itself. */
    public Row base() {
        return base;
    }

    @Override
    public RowType type() {
        return mapping.type();
    }

    @Override
    public boolean isNull(int index) {
        int place = mapping.place(index);
        return place < 0 ? own[~place] == null : base.isNull(place);
    }

    @Override
    public Object get(int index) {
        int place = mapping.place(index);
        return place < 0 ? own[~place] : base.get(place);
    }

    @Override
    public boolean getBoolean(int index) {
        int place = mapping.place(index);
        return place < 0 ? (Boolean) required(index) : base.getBoolean(place);
    }

    @Override
    public int getInt(int index) {
        int place = mapping.place(index);
        return place < 0 ? (Integer) required(index) : base.getInt(place);
    }

    @Override
    public long getLong(int index) {
        int place = mapping.place(index);
        return place < 0 ? (Long) required(index) : base.getLong(place);
    }

    @Override
    public float getFloat(int index) {
        int place = mapping.place(index);
        return place < 0 ? (Float) required(index) : base.getFloat(place);
    }

    @Override
    public double getDouble(int index) {
        int place = mapping.place(index);
        return place < 0 ? (Double) required(index) : base.getDouble(place);
    }

    @Override
    public BigDecimal getDecimal(int index) {
        int place = mapping.place(index);
        return place < 0 ? (BigDecimal) required(index) : base.getDecimal(place);
    }

    @Override
    public String getString(int index) {
        int place = mapping.place(index);
        return place < 0 ? (String) required(index) : base.getString(place);
    }

    @Override
    public byte[] getBytes(int index) {
        int place = mapping.place(index);
        return place < 0 ? (byte[]) required(index) : base.getBytes(place);
    }

    @Override
    public LocalDate getDate(int index) {
        int place = mapping.place(index);
        return place < 0 ? (LocalDate) required(index) : base.getDate(place);
    }

    @Override
    public LocalTime getTime(int index) {
        int place = mapping.place(index);
        return place < 0 ? (LocalTime) required(index) : base.getTime(place);
    }

    @Override
    public Instant getTimestamp(int index) {
        int place = mapping.place(index);
        return place < 0 ? (Instant) required(index) : base.getTimestamp(place);
    }

    @Override
    public Duration getDuration(int index) {
        int place = mapping.place(index);
        return place < 0 ? (Duration) required(index) : base.getDuration(place);
    }

    @Override
    public List<?> getArray(int index) {
        int place = mapping.place(index);
        return place < 0 ? (List<?>) required(index) : base.getArray(place);
    }

    @Override
    @SuppressWarnings("unchecked") // keys of a map type are strings by definition
    public Map<String, ?> getMap(int index) {
        int place = mapping.place(index);
        return place < 0 ? (Map<String, ?>) required(index) : base.getMap(place);
    }

    @Override
    public Row getRow(int index) {
        int place = mapping.place(index);
        return place < 0 ? (Row) required(index) : base.getRow(place);
    }

    @Override
    public Row with(int index, Object value) {
        return materialized().with(index, value);
    }

    private Object required(int index) {
        Object value = own[~mapping.place(index)];
        if (value == null) {
            throw new NullPointerException("field '" + type().field(index).name() + "' is null");
        }
        return value;
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
