package io.dataprocessing.pipeline.api.option;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The regular expression that the whole text of an option must match, and what to tell who wrote
 * something else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matches {

    /** A {@link java.util.regex.Pattern}. */
    String value();

    /** What is allowed, in words, as it stands in the error: {@code a-z, 0-9 and '-'}. */
    String allowed();
}
