package io.dataprocessing.pipeline.api.data;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A property of a class with getters and setters that is never null: a stream that may hold null
 * there, or lacks the field, doesn't fit the class, and says so before it starts. On the field, the
 * getter or the setter. Without it every property of a reference type is nullable, because nothing
 * in such a class says otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Required {}
