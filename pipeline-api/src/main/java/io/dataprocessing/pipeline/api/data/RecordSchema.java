package io.dataprocessing.pipeline.api.data;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A Java record as a schema: one field for each component, bound once with method handles. */
final class RecordSchema<T> implements Schema<T> {

    private final Class<T> javaType;
    private final RowType rowType;
    private final List<ComponentBinding> bindings;
    private final MethodHandle constructor;
    private final MethodHandle[] accessors;

    private RecordSchema(
            Class<T> javaType,
            RowType rowType,
            List<ComponentBinding> bindings,
            MethodHandle constructor,
            MethodHandle[] accessors) {
        this.javaType = javaType;
        this.rowType = rowType;
        this.bindings = bindings;
        this.constructor = constructor;
        this.accessors = accessors;
    }

    static <T> RecordSchema<T> of(Class<T> type) {
        return of(type, Set.of());
    }

    static <T> RecordSchema<T> of(Class<T> type, Set<Class<?>> enclosing) {
        if (!type.isRecord()) {
            throw new SchemaException(
                    type.getName()
                            + " is no record. Use a record, or bring a SchemaProvider for it.");
        }
        if (enclosing.contains(type)) {
            throw new SchemaException(type.getName() + " contains itself; rows can't.");
        }
        Set<Class<?>> within = new LinkedHashSet<>(enclosing);
        within.add(type);
        RecordComponent[] components = type.getRecordComponents();
        RowType.Builder row = RowType.builder().name(type.getName());
        List<ComponentBinding> bindings =
                Arrays.stream(components)
                        .map(component -> ComponentBinding.of(component, within))
                        .toList();
        for (int i = 0; i < components.length; i++) {
            row.field(fieldName(components[i]), bindings.get(i).type());
        }
        MethodHandle[] accessors = new MethodHandle[components.length];
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < components.length; i++) {
                accessors[i] =
                        lookup.unreflect(components[i].getAccessor())
                                .asType(MethodType.methodType(Object.class, Object.class));
            }
            Class<?>[] parameters =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            MethodHandle constructor =
                    lookup.findConstructor(type, MethodType.methodType(void.class, parameters))
                            .asSpreader(Object[].class, parameters.length)
                            .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordSchema<>(type, row.build(), bindings, constructor, accessors);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new SchemaException(
                    type.getName() + " can't be reached: open its package to the platform.", e);
        }
    }

    private static String fieldName(RecordComponent component) {
        FieldName given = component.getAnnotation(FieldName.class);
        return given != null
                ? given.value()
                : component
                        .getName()
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT);
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
        Object[] arguments = new Object[bindings.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = bindings.get(i).fromField(row.get(i));
        }
        try {
            return javaType.cast((Object) constructor.invokeExact(arguments));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new SchemaException("constructor of " + javaType.getName() + " failed", e);
        }
    }

    @Override
    public Row toRow(T value) {
        if (value == null) {
            throw new SchemaException("a " + javaType.getSimpleName() + " can't be null");
        }
        Object[] values = new Object[accessors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bindings.get(i).toField(rowType.field(i), read(accessors[i], value));
        }
        return Row.trusted(rowType, values);
    }

    private static Object read(MethodHandle accessor, Object value) {
        try {
            return (Object) accessor.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new SchemaException("accessor of " + value.getClass().getName() + " failed", e);
        }
    }
}
