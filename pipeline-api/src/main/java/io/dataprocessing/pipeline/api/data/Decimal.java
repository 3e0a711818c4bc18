package io.dataprocessing.pipeline.api.data;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Precision and scale of a {@link java.math.BigDecimal}; required where there is one, also inside
 * an Optional, a collection, an array or a map. On a record component, or on the field, getter or
 * setter of a property.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Decimal {

    /** The largest number of digits, 1 to {@value DecimalType#MAX_PRECISION}. */
    int precision();

    /** The digits behind the point, 0 to {@link #precision()}. */
    int scale();
}
