package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;

/** A type without parameters. Use the constants of {@link DataTypes}. */
public record ScalarType(Kind kind, boolean nullable) implements DataType {

    /** The scalar kinds, each with the Java class of its values. */
    public enum Kind {
        /** {@code true} or {@code false}. */
        BOOLEAN(Boolean.class),
        /** A signed 32-bit integer. */
        INT(Integer.class),
        /** A signed 64-bit integer. */
        LONG(Long.class),
        /** An IEEE 754 binary32 number. */
        FLOAT(Float.class),
        /** An IEEE 754 binary64 number. */
        DOUBLE(Double.class),
        /** Unicode text without lone surrogates. */
        STRING(String.class),
        /** A byte string; its array must not be changed once it's in a row. */
        BYTES(byte[].class),
        /** A calendar date without a zone. */
        DATE(LocalDate.class),
        /** A time of day without a zone, to the nanosecond. */
        TIME(LocalTime.class),
        /** A point in time, to the nanosecond. */
        TIMESTAMP(Instant.class),
        /** An exact length of time, to the nanosecond. */
        DURATION(Duration.class);

        private final Class<?> javaType;

        Kind(Class<?> javaType) {
            this.javaType = javaType;
        }

        /** The class of the values. */
        public Class<?> javaType() {
            return javaType;
        }

        /** The word that pipeline files use, for example {@code timestamp}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ScalarType {
        requireNonNull(kind, "kind");
    }

    @Override
    public ScalarType withNullable(boolean nullable) {
        return nullable == this.nullable ? this : new ScalarType(kind, nullable);
    }

    @Override
    public Class<?> javaType() {
        return kind.javaType();
    }

    @Override
    public String toString() {
        return kind.word() + (nullable ? "?" : "");
    }
}
