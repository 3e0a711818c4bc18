package io.dataprocessing.pipeline.api.data;

/**
 * What the values of a stream are: their {@link RowType}, their Java class, and how one becomes the
 * other.
 *
 * <p>The platform moves rows; a typed processor sees a {@code T} that was made from a row just
 * before {@code process} is called, and what it emits becomes a row again. So no class of a plugin
 * is ever serialized. Schemas are created once per operator and used by one thread at a time; both
 * conversions are called once a record and should not reflect.
 *
 * @param <T> the Java class of the values
 * @see Schemas
 */
public interface Schema<T> {

    /**
     * The structure of the values. The platform hands {@link #fromRow} rows of exactly this type.
     */
    RowType rowType();

    /** The Java class of the values. */
    Class<T> javaType();

    /**
     * Makes a value from a row of {@link #rowType()}.
     *
     * @throws SchemaException if the row has no counterpart, for example an unknown enum symbol;
     *     the record then follows the step's error policy
     */
    T fromRow(Row row);

    /**
     * Makes a row of {@link #rowType()} from a value.
     *
     * @throws SchemaException if the value doesn't fit, for example a null in a required field; the
     *     record then follows the step's error policy
     */
    Row toRow(T value);
}
