package io.dataprocessing.pipeline.api.option;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that an option accepts, both ends included. On a Duration the numbers are
 * milliseconds, on a {@link DataSize} bytes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

    /** The smallest value. */
    long min() default Long.MIN_VALUE;

    /** The largest value. */
    long max() default Long.MAX_VALUE;
}
