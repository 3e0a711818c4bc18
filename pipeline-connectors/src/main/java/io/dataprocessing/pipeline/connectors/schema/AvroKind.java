package io.dataprocessing.pipeline.connectors.schema;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** What a value of an Avro schema is to us: its type, or its logical type where we know that. */
public enum AvroKind {
    NULL,
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    STRING,
    BYTES,
    FIXED,
    ENUM,
    ARRAY,
    MAP,
    RECORD,
    UNION,
    /** Days since 1970 in an int. */
    DATE,
    TIME_MILLIS,
    TIME_MICROS,
    TIMESTAMP_MILLIS,
    TIMESTAMP_MICROS,
    TIMESTAMP_NANOS,
    /** A date and time without a zone in a long; a text in ISO 8601 to us, as are the next two. */
    LOCAL_TIMESTAMP_MILLIS,
    LOCAL_TIMESTAMP_MICROS,
    LOCAL_TIMESTAMP_NANOS,
    /** A number of a fixed scale in bytes or fixed. */
    DECIMAL,
    /** A number that brings its scale along; a text to us. */
    BIG_DECIMAL,
    /** A UUID in sixteen bytes; a text to us. */
    FIXED_UUID,
    /** Months, days and milliseconds in twelve bytes; a row of three to us. */
    CALENDAR_DURATION,
    /** A length of time as text in ISO 8601; ours, as Avro has none of nanoseconds. */
    ISO_DURATION;

    /** The property by which a schema says that a string holds a length of time. */
    public static final String TYPE_PROPERTY = "pipeline.type";

    /** The value of {@link #TYPE_PROPERTY} for a length of time. */
    public static final String DURATION = "duration";

    private static final Set<AvroKind> TIMES = EnumSet.range(DATE, LOCAL_TIMESTAMP_NANOS);

    private static final Map<String, AvroKind> OF_INT =
            Map.of("date", DATE, "time-millis", TIME_MILLIS);

    private static final Map<String, AvroKind> OF_LONG =
            Map.of(
                    "time-micros", TIME_MICROS,
                    "timestamp-millis", TIMESTAMP_MILLIS,
                    "timestamp-micros", TIMESTAMP_MICROS,
                    "timestamp-nanos", TIMESTAMP_NANOS,
                    "local-timestamp-millis", LOCAL_TIMESTAMP_MILLIS,
                    "local-timestamp-micros", LOCAL_TIMESTAMP_MICROS,
                    "local-timestamp-nanos", LOCAL_TIMESTAMP_NANOS);

    private static final Map<String, AvroKind> OF_BYTES =
            Map.of("decimal", DECIMAL, "big-decimal", BIG_DECIMAL);

    private static final Map<String, AvroKind> OF_FIXED =
            Map.of("decimal", DECIMAL, "uuid", FIXED_UUID, "duration", CALENDAR_DURATION);

    /** The kind of a schema; a logical type that isn't known or isn't valid counts for nothing. */
    public static AvroKind of(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> NULL;
            case BOOLEAN -> BOOLEAN;
            case INT -> logical(schema, OF_INT, INT);
            case LONG -> logical(schema, OF_LONG, LONG);
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case STRING -> DURATION.equals(schema.getProp(TYPE_PROPERTY)) ? ISO_DURATION : STRING;
            case BYTES -> logical(schema, OF_BYTES, BYTES);
            case FIXED -> logical(schema, OF_FIXED, FIXED);
            case ENUM -> ENUM;
            case ARRAY -> ARRAY;
            case MAP -> MAP;
            case RECORD -> RECORD;
            case UNION -> UNION;
        };
    }

    private static AvroKind logical(Schema schema, Map<String, AvroKind> known, AvroKind plain) {
        LogicalType logical = schema.getLogicalType();
        return logical == null ? plain : known.getOrDefault(logical.getName(), plain);
    }

    /** Whether values of two kinds, both times, differ in what their numbers mean. */
    public static boolean clash(AvroKind written, AvroKind read) {
        return written != read && written.isTime() && read.isTime();
    }

    /** Whether a value is a number that stands for a date or time. */
    public boolean isTime() {
        return TIMES.contains(this);
    }

    /** The name in Avro's words. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
