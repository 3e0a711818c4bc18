package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;

/** The end of a window as a row of one field: by which a window is found, in one small object. */
final class WindowEnd implements Row {

    private static final Schema<Long> LONG = Schemas.scalar(Long.class);

    private final long end;

    private WindowEnd(long end) {
        this.end = end;
    }

    /** Ends as rows, equal to those of the schema of a long. */
    static final Schema<Long> SCHEMA =
            new Schema<>() {

                @Override
                public RowType rowType() {
                    return LONG.rowType();
                }

                @Override
                public Class<Long> javaType() {
                    return Long.class;
                }

                @Override
                public Long fromRow(Row row) {
                    return row.getLong(0);
                }

                @Override
                public Row toRow(Long value) {
                    return new WindowEnd(value);
                }
            };

    @Override
    public RowType type() {
        return LONG.rowType();
    }

    @Override
    public boolean isNull(int index) {
        return false;
    }

    @Override
    public Object get(int index) {
        return end;
    }

    @Override
    public long getLong(int index) {
        return end;
    }

    @Override
    public Row with(int index, Object value) {
        return LONG.toRow(end).with(index, value);
    }

    @Override
    public Row materialized() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WindowEnd that
                ? end == that.end
                : other instanceof Row row && RowEquality.equal(this, row);
    }

    /** That of {@link RowEquality}. */
    @Override
    public int hashCode() {
        return 31 + Long.hashCode(end);
    }

    @Override
    public String toString() {
        return LONG.toRow(end).toString();
    }
}
