package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

/** Ready-made schemas: dynamic rows, Java records, single values. */
public final class Schemas {

    private Schemas() {}

    /** Rows of a type, as they are. */
    public static Schema<Row> rows(RowType type) {
        return new RowSchema(type.withNullable(false));
    }

    /**
     * The schema of a Java record.
     *
     * <p>Components become fields, {@code orderTime} in snake case ({@code order_time}) unless the
     * component carries {@link FieldName}. Supported are booleans, int, long, float, double and
     * their boxes, String, byte[], LocalDate, LocalTime, Instant, Duration, BigDecimal with {@link
     * Decimal}, enums, nested records, and List, Map&lt;String, …&gt; and Optional of these. Only
     * Optional components are nullable. Everything is resolved here, once; conversions use method
     * handles.
     *
     * @throws SchemaException if the class is no record or a component can't be bound; the message
     *     names the component
     */
    public static <T> Schema<T> of(Class<T> type) {
        requireNonNull(type, "type");
        return RecordSchema.of(type);
    }

    /**
     * Single values of a class, such as the content of a state cell; as a row they are one field
     * named {@code value}.
     *
     * @param type Boolean, Integer, Long, Float, Double, String, byte[], LocalDate, LocalTime,
     *     Instant or Duration
     * @throws SchemaException if the class is none of these
     */
    public static <T> Schema<T> scalar(Class<T> type) {
        requireNonNull(type, "type");
        return new ScalarSchema<>(type);
    }
}
