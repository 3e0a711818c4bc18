package io.dataprocessing.pipeline.api.data;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Java classes that hold others: each element is bound as its own type is. What is read is a
 * copy, which belongs to the Java value and may be changed; so is what is written.
 */
final class CollectionBindings {

    private CollectionBindings() {}

    static Binding optional(Binding inner) {
        return new Binding(
                inner.type().asNullable(),
                value -> Optional.ofNullable(value).map(inner.fromField()),
                value ->
                        value == null
                                ? null
                                : ((Optional<?>) value)
                                        .map(present -> inner.toField().apply(present))
                                        .orElse(null));
    }

    static Binding list(Binding element) {
        return Binding.of(
                DataTypes.array(element.type()),
                value -> {
                    List<?> given = (List<?>) value;
                    List<Object> made = new ArrayList<>(given.size());
                    given.forEach(each -> made.add(element.fromField().apply(each)));
                    return made;
                },
                value -> array((Collection<?>) value, element));
    }

    static Binding set(Binding element) {
        return Binding.of(
                DataTypes.array(element.type()),
                value -> {
                    List<?> given = (List<?>) value;
                    Set<Object> made = new LinkedHashSet<>();
                    given.forEach(each -> made.add(element.fromField().apply(each)));
                    if (made.size() != given.size()) {
                        throw new SchemaException(
                                "an element comes twice, which a Set can't hold; use List");
                    }
                    return made;
                },
                value -> array((Collection<?>) value, element));
    }

    private static List<Object> array(Collection<?> given, Binding element) {
        boolean required = !element.type().nullable();
        List<Object> values = new ArrayList<>(given.size());
        for (Object each : given) {
            values.add(checked(element.toField().apply(each), required));
        }
        return Collections.unmodifiableList(values);
    }

    private static Object checked(Object element, boolean required) {
        if (element == null && required) {
            throw new SchemaException("an element must not be null");
        }
        return element;
    }

    static Binding map(Binding element) {
        boolean required = !element.type().nullable();
        return Binding.of(
                DataTypes.map(element.type()),
                value -> {
                    Map<Object, Object> made = new LinkedHashMap<>();
                    ((Map<?, ?>) value)
                            .forEach((key, each) -> made.put(key, element.fromField().apply(each)));
                    return made;
                },
                value -> {
                    Map<Object, Object> values = new LinkedHashMap<>();
                    ((Map<?, ?>) value)
                            .forEach(
                                    (key, each) ->
                                            values.put(
                                                    checked(key, true),
                                                    checked(
                                                            element.toField().apply(each),
                                                            required)));
                    return Collections.unmodifiableMap(values);
                });
    }

    /** A Java array of anything but bytes. */
    static Binding javaArray(Class<?> component, Binding element) {
        Class<?> array = component.arrayType();
        MethodHandle constructor =
                MethodHandles.arrayConstructor(array)
                        .asType(MethodType.methodType(Object.class, int.class));
        MethodHandle length =
                MethodHandles.arrayLength(array)
                        .asType(MethodType.methodType(int.class, Object.class));
        MethodHandle getter =
                MethodHandles.arrayElementGetter(array)
                        .asType(MethodType.methodType(Object.class, Object.class, int.class));
        MethodHandle setter =
                MethodHandles.arrayElementSetter(array)
                        .asType(
                                MethodType.methodType(
                                        void.class, Object.class, int.class, Object.class));
        boolean required = !element.type().nullable();
        return Binding.of(
                DataTypes.array(element.type()),
                value -> {
                    List<?> given = (List<?>) value;
                    return Handles.guarded(
                            () -> {
                                Object made = (Object) constructor.invokeExact(given.size());
                                int at = 0;
                                for (Object each : given) {
                                    setter.invokeExact(made, at, element.fromField().apply(each));
                                    at++;
                                }
                                return made;
                            });
                },
                value ->
                        Handles.guarded(
                                () -> {
                                    int size = (int) length.invokeExact(value);
                                    List<Object> values = new ArrayList<>(size);
                                    for (int i = 0; i < size; i++) {
                                        Object each = (Object) getter.invokeExact(value, i);
                                        values.add(
                                                checked(element.toField().apply(each), required));
                                    }
                                    return Collections.unmodifiableList(values);
                                }));
    }
}
