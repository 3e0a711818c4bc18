package io.dataprocessing.pipeline.api.data;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The field that a record component or a property stands for, where it isn't its name in snake
 * case. On a record component, or on the field, getter or setter of a property.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface FieldName {

    /** The name of the field. */
    String value();
}
