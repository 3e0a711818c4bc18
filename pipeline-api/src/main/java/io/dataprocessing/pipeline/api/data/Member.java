package io.dataprocessing.pipeline.api.data;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a Java class that stands for a field: a record component or a property.
 *
 * @param name as Java has it
 * @param type as the source declares it
 * @param annotated where its annotations may be
 * @param nullable whether a reference may be null without an Optional that says so
 * @param getter {@code (owner)type}
 * @param setter {@code (owner, type)void}; empty for a component, which the constructor sets
 */
record Member(
        String name,
        Type type,
        List<AnnotatedElement> annotated,
        boolean nullable,
        MethodHandle getter,
        Optional<MethodHandle> setter) {

    Member {
        annotated = List.copyOf(annotated);
    }

    <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
        return annotation(annotated, annotation);
    }

    static <A extends Annotation> Optional<A> annotation(
            List<? extends AnnotatedElement> annotated, Class<A> annotation) {
        return annotated.stream()
                .flatMap(element -> Optional.ofNullable(element.getAnnotation(annotation)).stream())
                .findFirst();
    }

    /** The class of the values. */
    Class<?> raw() {
        return getter.type().returnType();
    }

    /** The name of the field. */
    String fieldName() {
        return annotation(FieldName.class)
                .map(FieldName::value)
                .orElseGet(
                        () ->
                                name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                                        .toLowerCase(Locale.ROOT));
    }
}
