package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;

/** Flink's view of values that can become rows and be made of rows. */
public abstract class ValueTypeInfo<T> extends RowBasedTypeInfo<T> {

    private static final long serialVersionUID = 1L;

    /** The type information of values of a class, described by {@code rowType}. */
    protected ValueTypeInfo(Class<T> typeClass, RowType rowType) {
        super(typeClass, rowType);
    }

    /**
     * How a value becomes a row; a new one for each caller, since a schema is used by one thread.
     */
    public abstract Schema<T> schema();
}
