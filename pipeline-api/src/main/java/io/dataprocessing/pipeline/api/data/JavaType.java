package io.dataprocessing.pipeline.api.data;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Java type whose variables are resolved.
 *
 * @param raw its class; the bound of a variable that isn't known
 * @param arguments its type arguments, the component of an array; empty for a raw type
 * @param text how a source file writes it
 */
record JavaType(Class<?> raw, List<JavaType> arguments, String text) {

    JavaType {
        arguments = List.copyOf(arguments);
    }

    static JavaType of(Class<?> type) {
        return of(type, Map.of());
    }

    static JavaType of(Type type, Map<TypeVariable<?>, JavaType> variables) {
        if (type instanceof ParameterizedType generic) {
            List<JavaType> arguments =
                    Arrays.stream(generic.getActualTypeArguments())
                            .map(argument -> of(argument, variables))
                            .toList();
            return new JavaType((Class<?>) generic.getRawType(), arguments, type.getTypeName());
        }
        if (type instanceof GenericArrayType array) {
            return arrayOf(of(array.getGenericComponentType(), variables));
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], variables);
        }
        if (type instanceof TypeVariable<?> variable) {
            JavaType known = variables.get(variable);
            return known != null
                    ? known
                    : new JavaType(Object.class, List.of(), variable.getTypeName());
        }
        Class<?> raw = (Class<?>) type;
        return raw.isArray()
                ? arrayOf(of(raw.getComponentType(), variables))
                : new JavaType(raw, List.of(), raw.getTypeName());
    }

    private static JavaType arrayOf(JavaType component) {
        return new JavaType(
                component.raw().arrayType(), List.of(component), component.text() + "[]");
    }

    /** What the type variables of this class and of those that it extends stand for. */
    Map<TypeVariable<?>, JavaType> variables() {
        Map<TypeVariable<?>, JavaType> known = new HashMap<>();
        collect(known);
        return known;
    }

    private void collect(Map<TypeVariable<?>, JavaType> known) {
        TypeVariable<?>[] parameters = raw.getTypeParameters();
        for (int i = 0; i < Math.min(parameters.length, arguments.size()); i++) {
            known.put(parameters[i], arguments.get(i));
        }
        List<Type> parents = new ArrayList<>(Arrays.asList(raw.getGenericInterfaces()));
        if (raw.getGenericSuperclass() != null) {
            parents.add(raw.getGenericSuperclass());
        }
        for (Type parent : parents) {
            of(parent, known).collect(known);
        }
    }
}
