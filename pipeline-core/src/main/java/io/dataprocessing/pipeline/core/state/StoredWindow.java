package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.data.RowType;

/** A row of a {@link WindowCell}, in one small object. */
final class StoredWindow implements Row {

    private final RowType type;
    private final long start;
    private final Row accumulator;
    private final boolean changed;

    StoredWindow(RowType type, long start, Row accumulator, boolean changed) {
        this.type = type;
        this.start = start;
        this.accumulator = accumulator;
        this.changed = changed;
    }

    @Override
    public RowType type() {
        return type;
    }

    @Override
    public boolean isNull(int index) {
        return false;
    }

    @Override
    public Object get(int index) {
        return switch (index) {
            case 0 -> start;
            case 1 -> accumulator;
            case 2 -> changed;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    @Override
    public long getLong(int index) {
        return index == 0 ? start : (Long) get(index);
    }

    @Override
    public Row getRow(int index) {
        return index == 1 ? accumulator : (Row) get(index);
    }

    @Override
    public boolean getBoolean(int index) {
        return index == 2 ? changed : (Boolean) get(index);
    }

    @Override
    public Row with(int index, Object value) {
        return Row.of(type, start, accumulator, changed).with(index, value);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // whether the accumulator was materialized already
    public Row materialized() {
        Row plain = accumulator.materialized();
        return plain == accumulator ? this : new StoredWindow(type, start, plain, changed);
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
        return "{start: %s, accumulator: %s, changed: %s}".formatted(start, accumulator, changed);
    }
}
