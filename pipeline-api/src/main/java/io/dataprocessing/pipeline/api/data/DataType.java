package io.dataprocessing.pipeline.api.data;

import java.io.Serializable;

/**
 * The type of a field, an element or a whole row.
 *
 * <p>Types are immutable values: two types are equal when they accept the same values. {@link
 * Object#toString()} gives the text that {@link DataTypes#parse(String)} and pipeline files read,
 * for example {@code decimal(10, 2)?} for a nullable decimal.
 */
public sealed interface DataType extends Serializable
        permits ScalarType, DecimalType, EnumType, ArrayType, MapType, RowType {

    /** Whether null is a value of this type. */
    boolean nullable();

    /** This type with the given nullability; itself where nothing changes. */
    DataType withNullable(boolean nullable);

    /** The class that every non-null value of this type is an instance of. */
    Class<?> javaType();

    /** This type, accepting null. */
    default DataType asNullable() {
        return withNullable(true);
    }

    /** This type, refusing null. */
    default DataType asRequired() {
        return withNullable(false);
    }

    /**
     * Whether {@code value} may stand where this type is declared, looking into arrays, maps and
     * rows.
     */
    default boolean accepts(Object value) {
        return ValueCheck.accepts(this, value);
    }
}
