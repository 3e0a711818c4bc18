package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** A Java class as a schema, all of it resolved when it was made. */
final class ClassSchema<T> implements Schema<T> {

    private final Class<T> javaType;
    private final RowType rowType;
    private final MethodHandle reader;
    private final MethodHandle writer;

    /**
     * A schema.
     *
     * @param reader makes a value: {@code (Row)T}
     * @param writer fills in the values of a row: {@code (T, Object[])void}
     */
    ClassSchema(Class<T> javaType, RowType rowType, MethodHandle reader, MethodHandle writer) {
        this.javaType = requireNonNull(javaType, "javaType");
        this.rowType = requireNonNull(rowType, "rowType");
        this.reader = reader.asType(MethodType.methodType(Object.class, Row.class));
        this.writer =
                writer.asType(MethodType.methodType(void.class, Object.class, Object[].class));
    }

    @Override
    public RowType rowType() {
        return rowType;
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public T fromRow(Row row) {
        return javaType.cast(read(reader, row));
    }

    @Override
    public Row toRow(T value) {
        return write(writer, rowType, javaType, value);
    }

    /** This schema's values as nested rows. */
    Binding binding() {
        MethodHandle read = reader;
        MethodHandle write = writer;
        RowType type = rowType;
        Class<T> owner = javaType;
        // Of handles, not of this object: the compiler trusts what a lambda holds to be constant.
        return Binding.of(
                type, row -> read(read, (Row) row), value -> write(write, type, owner, value));
    }

    private static Object read(MethodHandle reader, Row row) {
        try {
            return (Object) reader.invokeExact(row);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw Handles.failed(e);
        }
    }

    private static Row write(MethodHandle writer, RowType type, Class<?> owner, Object value) {
        if (value == null) {
            throw new SchemaException("a " + owner.getSimpleName() + " can't be null");
        }
        Object[] values = new Object[type.size()];
        try {
            writer.invokeExact(value, values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw Handles.failed(e);
        }
        return Row.trusted(type, values);
    }
}
