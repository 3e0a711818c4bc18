package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.data.RowType;

/** A record with one more field, the row that was found for it or null, without copying either. */
public final class JoinedRow implements Row {

    private final RowType type;
    private final Row row;
    private final Object last;

    private JoinedRow(RowType type, Row row, Object last) {
        this.type = type;
        this.row = row;
        this.last = last;
    }

    /**
     * A record and the row that was found for it.
     *
     * @param type the fields of the record, and one more for the found row
     */
    public static Row found(RowType type, Row row, Row found) {
        return new JoinedRow(type, row, found);
    }

    /** A record that no row was found for: its last field is null. */
    public static Row missed(RowType type, Row row) {
        return new JoinedRow(type, row, null);
    }

    @Override
    public RowType type() {
        return type;
    }

    @Override
    public boolean isNull(int index) {
        return index == type.size() - 1 ? last == null : row.isNull(index);
    }

    @Override
    public Object get(int index) {
        return index == type.size() - 1 ? last : row.get(index);
    }

    @Override
    public Row with(int index, Object value) {
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        return Row.trusted(type, values).with(index, value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row that && RowEquality.equal(this, that);
    }

    @Override
    public int hashCode() {
        return RowEquality.hash(this);
    }
}
