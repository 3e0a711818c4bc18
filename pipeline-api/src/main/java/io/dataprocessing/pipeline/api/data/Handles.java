package io.dataprocessing.pipeline.api.data;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Puts method handles together, so that a whole value is made by one call, which the compiler of
 * the virtual machine sees through down to each accessor.
 */
final class Handles {

    /** What the values of primitive components are read with, without boxes. */
    private static final Map<Class<?>, String> GETTERS =
            Map.of(
                    boolean.class, "getBoolean",
                    int.class, "getInt",
                    long.class, "getLong",
                    float.class, "getFloat",
                    double.class, "getDouble");

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final MethodHandle READ =
            found(
                    () ->
                            LOOKUP.findStatic(
                                    Handles.class,
                                    "read",
                                    MethodType.methodType(
                                            Object.class,
                                            UnaryOperator.class,
                                            Field.class,
                                            Object.class)));

    private static final MethodHandle WRITE =
            found(
                    () ->
                            LOOKUP.findStatic(
                                    Handles.class,
                                    "write",
                                    MethodType.methodType(
                                            Object.class,
                                            UnaryOperator.class,
                                            Field.class,
                                            Object.class)));

    private static final MethodHandle REQUIRED =
            found(
                    () ->
                            LOOKUP.findStatic(
                                    Handles.class,
                                    "required",
                                    MethodType.methodType(
                                            Object.class, Field.class, Object.class)));

    private Handles() {}

    /** Code that calls a method handle. */
    @FunctionalInterface
    interface Call<T> {
        T get() throws Throwable;
    }

    /** The result of a call; checked exceptions of a plugin's code become unchecked ones. */
    static <T> T guarded(Call<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** A checked exception of a plugin's code as an unchecked one. */
    static SchemaException failed(Throwable e) {
        return new SchemaException("the class's code failed: " + e.getClass().getName(), e);
    }

    private static MethodHandle found(Call<MethodHandle> call) {
        return guarded(call);
    }

    /** {@code (Row)type}: reads a field as a component or property has it. */
    static MethodHandle fieldReader(Field field, int index, Class<?> type, Binding binding) {
        if (type.isPrimitive()) {
            MethodHandle getter =
                    found(
                            () ->
                                    LOOKUP.findVirtual(
                                            Row.class,
                                            GETTERS.get(type),
                                            MethodType.methodType(type, int.class)));
            return MethodHandles.insertArguments(getter, 1, index);
        }
        MethodHandle getter =
                found(
                        () ->
                                LOOKUP.findVirtual(
                                        Row.class,
                                        "get",
                                        MethodType.methodType(Object.class, int.class)));
        MethodHandle plain = MethodHandles.insertArguments(getter, 1, index);
        MethodHandle read =
                binding.keepsValues()
                        ? plain
                        : MethodHandles.filterReturnValue(
                                plain,
                                MethodHandles.insertArguments(READ, 0, binding.fromField(), field));
        return read.asType(read.type().changeReturnType(type));
    }

    /** {@code (owner)Object}: reads a component or property as the field has it, checked. */
    static MethodHandle fieldWriter(Field field, MethodHandle accessor, Binding binding) {
        Class<?> type = accessor.type().returnType();
        MethodHandle boxed = accessor.asType(accessor.type().changeReturnType(Object.class));
        if (type.isPrimitive()) {
            return boxed;
        }
        if (!binding.keepsValues()) {
            return MethodHandles.filterReturnValue(
                    boxed, MethodHandles.insertArguments(WRITE, 0, binding.toField(), field));
        }
        return field.type().nullable()
                ? boxed
                : MethodHandles.filterReturnValue(boxed, REQUIRED.bindTo(field));
    }

    static Object read(UnaryOperator<Object> conversion, Field field, Object value) {
        try {
            return conversion.apply(value);
        } catch (SchemaException e) {
            throw e.in(field);
        }
    }

    static Object write(UnaryOperator<Object> conversion, Field field, Object value) {
        Object converted;
        try {
            converted = conversion.apply(value);
        } catch (SchemaException e) {
            throw e.in(field);
        }
        return converted == null ? required(field, null) : converted;
    }

    static Object required(Field field, Object value) {
        if (value == null && !field.type().nullable()) {
            throw new SchemaException("must not be null").in(field);
        }
        return value;
    }

    /** {@code (owner, Object[])void}: all writers, each into its place. */
    static MethodHandle rowFiller(List<MethodHandle> writers, Class<?> owner) {
        MethodHandle[] steps = new MethodHandle[writers.size()];
        for (int i = 0; i < steps.length; i++) {
            MethodHandle store =
                    MethodHandles.insertArguments(
                            MethodHandles.arrayElementSetter(Object[].class), 1, i);
            MethodHandle filled = MethodHandles.filterArguments(store, 1, writers.get(i));
            steps[i] =
                    MethodHandles.permuteArguments(
                            filled, MethodType.methodType(void.class, owner, Object[].class), 1, 0);
        }
        return sequence(steps, MethodType.methodType(void.class, owner, Object[].class));
    }

    /** {@code (Row)owner}: calls a constructor with what the readers give. */
    static MethodHandle constructed(MethodHandle constructor, List<MethodHandle> readers) {
        MethodHandle filtered =
                MethodHandles.filterArguments(constructor, 0, readers.toArray(MethodHandle[]::new));
        return MethodHandles.permuteArguments(
                filtered,
                MethodType.methodType(constructor.type().returnType(), Row.class),
                new int[readers.size()]);
    }

    /** {@code (Row)owner}: makes an object and sets its properties, {@code (owner, T)void} each. */
    static MethodHandle populated(
            MethodHandle constructor, List<MethodHandle> setters, List<MethodHandle> readers) {
        Class<?> owner = constructor.type().returnType();
        MethodHandle[] steps = new MethodHandle[setters.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = MethodHandles.filterArguments(setters.get(i), 1, readers.get(i));
        }
        MethodHandle setAll = sequence(steps, MethodType.methodType(void.class, owner, Row.class));
        MethodHandle thenReturn =
                MethodHandles.dropArguments(MethodHandles.identity(owner), 1, Row.class);
        return MethodHandles.foldArguments(
                MethodHandles.foldArguments(thenReturn, setAll),
                MethodHandles.dropArguments(constructor, 0, Row.class));
    }

    /** All steps one after the other, as a balanced tree: a chain would be too deep to compile. */
    private static MethodHandle sequence(MethodHandle[] steps, MethodType type) {
        if (steps.length == 0) {
            return MethodHandles.empty(type);
        }
        return sequence(steps, 0, steps.length);
    }

    private static MethodHandle sequence(MethodHandle[] steps, int from, int to) {
        if (to - from == 1) {
            return steps[from];
        }
        int middle = (from + to) >>> 1;
        return MethodHandles.foldArguments(
                sequence(steps, middle, to), sequence(steps, from, middle));
    }
}
