package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.List;

/** The number of the record, from 1. */
record RowNumber() implements SequenceFunction {

    @Override
    public List<Field> cells() {
        return List.of(Field.of("number", DataTypes.LONG));
    }

    @Override
    public DataType resultType() {
        return DataTypes.LONG;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = 0L;
    }

    @Override
    public Object next(Object[] cells, int at, Row row, Instant timestamp) {
        cells[at] = (Long) cells[at] + 1;
        return cells[at];
    }
}
