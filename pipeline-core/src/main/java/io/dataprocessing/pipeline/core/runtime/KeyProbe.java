package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.data.RowType;

/** The key of one event after the other in one object, to look it up without making a row. */
final class KeyProbe implements Row {

    /** What a value that is none takes on the heap, about. */
    private static final int PLAIN = 24;

    private final int[] positions;
    private final RowType type;
    private final Object[] values;

    KeyProbe(int[] positions, RowType type) {
        this.positions = positions;
        this.type = type;
        this.values = new Object[positions.length];
    }

    /** Takes the key of a row. */
    void take(Row row) {
        for (int i = 0; i < positions.length; i++) {
            values[i] = row.get(positions[i]);
        }
    }

    /** The key as a row that may be kept. */
    Row key() {
        Object[] kept = values.clone();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] instanceof Row nested) {
                kept[i] = nested.materialized();
            }
        }
        return Row.trusted(type, kept);
    }

    /** What the key takes on the heap, about. */
    long bytes() {
        long bytes = 0;
        for (Object value : values) {
            bytes += PLAIN;
            if (value instanceof String text) {
                bytes += PLAIN + text.length();
            } else if (value instanceof byte[] content) {
                bytes += content.length;
            } else if (value instanceof Row || value instanceof Iterable) {
                bytes += value.toString().length();
            }
        }
        return bytes;
    }

    @Override
    public RowType type() {
        return type;
    }

    @Override
    public boolean isNull(int index) {
        return values[index] == null;
    }

    @Override
    public Object get(int index) {
        return values[index];
    }

    @Override
    public Row with(int index, Object value) {
        return key().with(index, value);
    }

    @Override
    public Row materialized() {
        return key();
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
        return key().toString();
    }
}
