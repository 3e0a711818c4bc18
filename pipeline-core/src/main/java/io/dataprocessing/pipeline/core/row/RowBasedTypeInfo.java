package io.dataprocessing.pipeline.core.row;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Flink's view of values that a row type describes; equal for row types of one layout. */
public abstract class RowBasedTypeInfo<T> extends TypeInformation<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> typeClass;
    private final RowType rowType;

    /** The type information of values of a class, described by {@code rowType}. */
    protected RowBasedTypeInfo(Class<T> typeClass, RowType rowType) {
        this.typeClass = requireNonNull(typeClass, "typeClass");
        this.rowType = requireNonNull(rowType, "rowType").withNullable(false);
    }

    /** What describes the values. */
    public final RowType rowType() {
        return rowType;
    }

    @Override
    public final boolean isBasicType() {
        return false;
    }

    @Override
    public final boolean isTupleType() {
        return false;
    }

    @Override
    public final int getArity() {
        return 1;
    }

    @Override
    public final int getTotalFields() {
        return 1;
    }

    @Override
    public final Class<T> getTypeClass() {
        return typeClass;
    }

    @Override
    public final boolean canEqual(Object other) {
        return getClass().isInstance(other);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof RowBasedTypeInfo<?> that
                && that.canEqual(this)
                && typeClass == that.typeClass
                && RowLayout.same(rowType, that.rowType);
    }

    @Override
    public final int hashCode() {
        return RowLayout.hash(rowType);
    }
}
