package io.dataprocessing.pipeline.api.data;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The properties of a class: each public field that isn't final, and each getter with a setter of
 * the same type. In alphabetical order, since Java doesn't say in which order a class has them.
 */
final class Properties {

    private final Class<?> owner;
    private final MethodHandles.Lookup lookup;
    private final Map<String, Member> found = new TreeMap<>();

    private Properties(Class<?> owner, MethodHandles.Lookup lookup) {
        this.owner = owner;
        this.lookup = lookup;
    }

    /**
     * The properties.
     *
     * @param lookup sees the class's own members
     */
    static List<Member> of(Class<?> owner, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        Properties properties = new Properties(owner, lookup);
        for (java.lang.reflect.Field field : owner.getFields()) {
            properties.field(field);
        }
        List<Method> getters =
                Arrays.stream(owner.getMethods())
                        .filter(method -> propertyOf(method).isPresent())
                        .sorted(Comparator.comparing(Method::getName))
                        .toList();
        for (Method getter : getters) {
            properties.pair(propertyOf(getter).orElseThrow(), getter);
        }
        return List.copyOf(properties.found.values());
    }

    private void field(java.lang.reflect.Field field) throws IllegalAccessException {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers)
                || Modifier.isFinal(modifiers)
                || isLeftOut(field.getName(), List.of(field))) {
            return;
        }
        found.put(
                field.getName(),
                new Member(
                        field.getName(),
                        field.getGenericType(),
                        List.of(field),
                        isNullable(field.getType(), List.of(field)),
                        ownersGetter(lookup.unreflectGetter(field)),
                        Optional.of(ownersSetter(lookup.unreflectSetter(field)))));
    }

    private void pair(String name, Method getter) throws IllegalAccessException {
        Optional<Method> setter = setterOf(name, getter);
        if (setter.isEmpty()) {
            return;
        }
        List<AnnotatedElement> annotated = new ArrayList<>(List.of(getter, setter.get()));
        declaredField(name).ifPresent(annotated::add);
        found.remove(name);
        if (isLeftOut(name, annotated)) {
            return;
        }
        found.put(
                name,
                new Member(
                        name,
                        getter.getGenericReturnType(),
                        annotated,
                        isNullable(getter.getReturnType(), annotated),
                        ownersGetter(lookup.unreflect(getter)),
                        Optional.of(ownersSetter(lookup.unreflect(setter.get())))));
    }

    private MethodHandle ownersGetter(MethodHandle getter) {
        return getter.asType(getter.type().changeParameterType(0, owner));
    }

    private MethodHandle ownersSetter(MethodHandle setter) {
        return setter.asType(
                setter.type().changeParameterType(0, owner).changeReturnType(void.class));
    }

    /** The property that a method gives; empty if it's no getter. */
    private static Optional<String> propertyOf(Method method) {
        Class<?> type = method.getReturnType();
        if (Modifier.isStatic(method.getModifiers())
                || method.isBridge()
                || method.getDeclaringClass() == Object.class
                || method.getParameterCount() > 0
                || type == void.class) {
            return Optional.empty();
        }
        String name = method.getName();
        if (name.startsWith("is") && (type == boolean.class || type == Boolean.class)) {
            return property(name, "is");
        }
        return name.startsWith("get") ? property(name, "get") : Optional.empty();
    }

    private static Optional<String> property(String method, String prefix) {
        String rest = method.substring(prefix.length());
        if (rest.isEmpty() || Character.isLowerCase(rest.charAt(0))) {
            return Optional.empty();
        }
        boolean acronym = rest.length() > 1 && Character.isUpperCase(rest.charAt(1));
        return Optional.of(
                acronym ? rest : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1));
    }

    private Optional<Method> setterOf(String name, Method getter) {
        String setter = "set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Arrays.stream(owner.getMethods())
                .filter(
                        method ->
                                method.getName().equals(setter)
                                        && !method.isBridge()
                                        && !Modifier.isStatic(method.getModifiers())
                                        && method.getParameterCount() == 1
                                        && method.getParameterTypes()[0] == getter.getReturnType())
                .findFirst();
    }

    /** The field behind a property, of the class or of one that it extends. */
    private Optional<java.lang.reflect.Field> declaredField(String name) {
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            for (java.lang.reflect.Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isLeftOut(String name, List<? extends AnnotatedElement> annotated) {
        return Member.annotation(annotated, Ignored.class).isPresent()
                || declaredField(name)
                        .filter(field -> Modifier.isTransient(field.getModifiers()))
                        .isPresent();
    }

    private static boolean isNullable(Class<?> type, List<? extends AnnotatedElement> annotated) {
        return !type.isPrimitive() && Member.annotation(annotated, Required.class).isEmpty();
    }
}
