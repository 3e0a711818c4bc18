package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Finds, once, how the fields of a generated class are read and written. What Java class each value
 * has is read from the class's own fields, since it depends on the version and the options of the
 * compiler that wrote it.
 */
final class SpecificRecordBinder {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** What the compiler puts behind a name that Java reserves. */
    private static final String RESERVED_MARK = "$";

    private SpecificRecordBinder() {}

    /**
     * The schema of a generated class.
     *
     * @throws SchemaException if it isn't as Avro's compiler writes it, or a field has no
     *     counterpart
     */
    static <T> SpecificRecordSchema<T> schemaOf(Class<T> type) {
        Schema schema = avroSchema(type);
        return schemaOf(type, schema, AvroTypes.rowType(schema, AvroTypes.FIELD));
    }

    static <T> SpecificRecordSchema<T> schemaOf(Class<T> type, Schema schema, RowType rowType) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, LOOKUP);
            MethodHandle get =
                    lookup.findVirtual(type, "get", MethodType.methodType(Object.class, int.class));
            MethodHandle put =
                    lookup.findVirtual(
                            type,
                            "put",
                            MethodType.methodType(void.class, int.class, Object.class));
            MethodHandle constructor =
                    lookup.findConstructor(type, MethodType.methodType(void.class));
            List<MethodHandle> puts = new ArrayList<>();
            List<MethodHandle> gets = new ArrayList<>();
            for (Schema.Field avroField : schema.getFields()) {
                int position = avroField.pos();
                Field field = rowType.field(position);
                ValueMapping mapping = mapping(type, avroField, field.type());
                puts.add(
                        MethodHandles.filterArguments(
                                MethodHandles.insertArguments(put, 1, position),
                                1,
                                FieldHandles.reader(field, position, mapping)));
                gets.add(
                        FieldHandles.writer(
                                field,
                                position,
                                MethodHandles.insertArguments(get, 1, position),
                                mapping));
            }
            return new SpecificRecordSchema<>(
                    type,
                    rowType,
                    FieldHandles.populated(constructor, puts),
                    FieldHandles.sequence(
                            gets, MethodType.methodType(void.class, type, Object[].class)));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new SchemaException(
                    "isn't as Avro's compiler writes it: %s".formatted(e.getMessage()), e);
        }
    }

    private static ValueMapping mapping(Class<?> owner, Schema.Field field, DataType type) {
        try {
            return ValueMappings.of(field.schema(), type, javaType(owner, field.name()));
        } catch (SchemaException e) {
            throw new SchemaException("field '%s': %s".formatted(field.name(), e.getMessage()), e);
        }
    }

    private static Type javaType(Class<?> owner, String field) {
        return declared(owner, field)
                .or(() -> declared(owner, field + RESERVED_MARK))
                .orElseThrow(
                        () ->
                                new SchemaException(
                                        "%s has no such variable; Avro's compiler writes one for each field"
                                                .formatted(owner.getName())));
    }

    private static Optional<Type> declared(Class<?> owner, String field) {
        try {
            return Optional.of(owner.getDeclaredField(field).getGenericType());
        } catch (NoSuchFieldException e) {
            return Optional.empty();
        }
    }

    /** The schema that a class carries, which may be an object of another Avro than ours. */
    private static Schema avroSchema(Class<?> type) {
        try {
            Object schema = type.getMethod("getClassSchema").invoke(null);
            return new Schema.Parser().parse(schema.toString());
        } catch (ReflectiveOperationException | NullPointerException e) {
            Throwable reason =
                    e instanceof InvocationTargetException && e.getCause() != null
                            ? e.getCause()
                            : e;
            throw new SchemaException(
                    "isn't as Avro's compiler writes it, with a static getClassSchema(): " + reason,
                    e);
        } catch (AvroRuntimeException e) {
            throw new SchemaException("its schema can't be read: " + e.getMessage(), e);
        }
    }
}
