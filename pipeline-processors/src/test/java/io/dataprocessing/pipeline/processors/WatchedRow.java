package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.Set;
import java.util.TreeSet;

/** A row that tells which of its fields were looked at. */
final class WatchedRow implements Row {

    private final Row row;
    private final Set<String> read = new TreeSet<>();

    WatchedRow(Row row) {
        this.row = row;
    }

    Set<String> read() {
        return read;
    }

    @Override
    public RowType type() {
        return row.type();
    }

    @Override
    public boolean isNull(int index) {
        read.add(type().field(index).name());
        return row.isNull(index);
    }

    @Override
    public Object get(int index) {
        read.add(type().field(index).name());
        return row.get(index);
    }

    @Override
    public Row with(int index, Object value) {
        return row.with(index, value);
    }

    @Override
    public String toString() {
        return "watched";
    }
}
