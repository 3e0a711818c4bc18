package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Puts the handles of a class together, so that a whole record is made by one call, which the
 * compiler of the virtual machine sees through.
 */
final class FieldHandles {

    private static final MethodHandle READ =
            found("read", Object.class, Field.class, int.class, ValueMapping.class, Row.class);
    private static final MethodHandle WRITE =
            found("write", Object.class, Field.class, ValueMapping.class, Object.class);

    private FieldHandles() {}

    private static MethodHandle found(String name, Class<?> result, Class<?>... parameters) {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            FieldHandles.class, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    /** {@code (Row)Object}: reads a field as the class holds it. */
    static MethodHandle reader(Field field, int index, ValueMapping mapping) {
        return MethodHandles.insertArguments(READ, 0, field, index, mapping);
    }

    /** {@code (owner, Object[])void}: writes a field of a row from {@code (owner)Object}. */
    static MethodHandle writer(Field field, int index, MethodHandle get, ValueMapping mapping) {
        MethodHandle value =
                MethodHandles.filterReturnValue(
                        get, MethodHandles.insertArguments(WRITE, 0, field, mapping));
        MethodHandle store =
                MethodHandles.insertArguments(
                        MethodHandles.arrayElementSetter(Object[].class), 1, index);
        return MethodHandles.permuteArguments(
                MethodHandles.filterArguments(store, 1, value),
                MethodType.methodType(void.class, get.type().parameterType(0), Object[].class),
                1,
                0);
    }

    /** {@code (Row)owner}: makes an object and runs the steps, {@code (owner, Row)void} each. */
    static MethodHandle populated(MethodHandle constructor, List<MethodHandle> steps) {
        Class<?> owner = constructor.type().returnType();
        MethodHandle all = sequence(steps, MethodType.methodType(void.class, owner, Row.class));
        MethodHandle thenReturn =
                MethodHandles.dropArguments(MethodHandles.identity(owner), 1, Row.class);
        return MethodHandles.foldArguments(
                MethodHandles.foldArguments(thenReturn, all),
                MethodHandles.dropArguments(constructor, 0, Row.class));
    }

    /** All steps one after the other, as a balanced tree: a chain would be too deep to compile. */
    static MethodHandle sequence(List<MethodHandle> steps, MethodType type) {
        if (steps.isEmpty()) {
            return MethodHandles.empty(type);
        }
        if (steps.size() == 1) {
            return steps.get(0);
        }
        int middle = steps.size() >>> 1;
        return MethodHandles.foldArguments(
                sequence(steps.subList(middle, steps.size()), type),
                sequence(steps.subList(0, middle), type));
    }

    static Object read(Field field, int index, ValueMapping mapping, Row row) {
        Object value = row.get(index);
        if (value == null) {
            return null;
        }
        try {
            return mapping.fromField().apply(value);
        } catch (SchemaException e) {
            throw e.in(field);
        }
    }

    static Object write(Field field, ValueMapping mapping, Object value) {
        if (value == null) {
            if (field.type().nullable()) {
                return null;
            }
            throw new SchemaException("must not be null").in(field);
        }
        try {
            return mapping.toField().apply(value);
        } catch (SchemaException e) {
            throw e.in(field);
        }
    }
}
