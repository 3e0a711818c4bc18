package io.dataprocessing.pipeline.api.option;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of an option in the file, where it isn't the component's name in kebab case ({@code
 * idleTimeout} is {@code idle-timeout}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Name {

    /** The name in the file. */
    String value();
}
