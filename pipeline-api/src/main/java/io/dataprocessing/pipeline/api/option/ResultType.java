package io.dataprocessing.pipeline.api.option;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The type that an {@link io.dataprocessing.pipeline.api.expression.Expression} option must have,
 * as text that {@link io.dataprocessing.pipeline.api.data.DataTypes#parse(String)} reads;
 * nullability is not looked at.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ResultType {

    /** A type, for example {@code boolean}. */
    String value();
}
