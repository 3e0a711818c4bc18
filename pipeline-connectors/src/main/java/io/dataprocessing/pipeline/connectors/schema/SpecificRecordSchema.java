package io.dataprocessing.pipeline.connectors.schema;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** A generated class as a schema, all of it resolved when it was made. */
final class SpecificRecordSchema<T> implements Schema<T> {

    private final Class<T> javaType;
    private final RowType rowType;
    private final MethodHandle reader;
    private final MethodHandle writer;

    /**
     * A schema.
     *
     * @param reader makes a record: {@code (Row)T}
     * @param writer fills in the values of a row: {@code (T, Object[])void}
     */
    SpecificRecordSchema(
            Class<T> javaType, RowType rowType, MethodHandle reader, MethodHandle writer) {
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
        return write(writer, rowType, value);
    }

    /** This schema's records as nested rows. */
    ValueMapping mapping() {
        MethodHandle read = reader;
        MethodHandle write = writer;
        RowType type = rowType;
        // Of handles, not of this object: the compiler trusts what a lambda holds to be constant.
        return new ValueMapping(row -> read(read, (Row) row), value -> write(write, type, value));
    }

    private static Object read(MethodHandle reader, Row row) {
        try {
            return (Object) reader.invokeExact(row);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static Row write(MethodHandle writer, RowType type, Object value) {
        if (value == null) {
            throw new SchemaException("a record can't be null");
        }
        Object[] values = new Object[type.size()];
        try {
            writer.invokeExact(value, values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw failed(e);
        }
        return Row.trusted(type, values);
    }

    private static SchemaException failed(Throwable e) {
        return new SchemaException("the class's code failed: " + e.getClass().getName(), e);
    }
}
