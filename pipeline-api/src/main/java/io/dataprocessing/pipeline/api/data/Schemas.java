package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

/** Ready-made schemas: dynamic rows, Java records and classes, single values. */
public final class Schemas {

    private Schemas() {}

    /** Rows of a type, as they are. */
    public static Schema<Row> rows(RowType type) {
        return new RowSchema(type.withNullable(false));
    }

    /**
     * The schema of a Java class: a record, a class with properties, or one that a {@link
     * SchemaProvider} knows.
     *
     * <p>The components of a record become fields in their order. Of any other class it's the
     * properties, in alphabetical order, since Java doesn't say in which order a class declares
     * them: each public field that isn't final, and each getter ({@code getX}, or {@code isX} of a
     * boolean) with a setter of the same type; also those that it inherits, with the type variables
     * of its superclass resolved. A getter alone is taken for something computed and left out, as
     * are static ones, {@code transient} fields and what carries {@link Ignored}. Such a class
     * needs a constructor without parameters that isn't private. A field is named like its
     * component or property in snake case ({@code orderTime} is {@code order_time}) unless it
     * carries {@link FieldName}.
     *
     * <p>These types are bound, and lose nothing on either way:
     *
     * <ul>
     *   <li>boolean, int, long, float, double and their boxes; String; byte[]; BigDecimal with
     *       {@link Decimal}; enums, by name; LocalDate, LocalTime, Instant, Duration
     *   <li>UUID and URI as strings; a text that is none fails its record
     *   <li>nested records and classes, also generic ones such as {@code Page<Order>}, but none
     *       that contains itself
     *   <li>List, Collection, Set and arrays of these as arrays, Map&lt;String, …&gt; as maps; an
     *       element that comes twice can't become a Set and fails its record. What is read is a
     *       copy that may be changed
     *   <li>Optional of these, OptionalInt, OptionalLong and OptionalDouble as nullable fields
     * </ul>
     *
     * <p>Others are refused with what to use instead: a timestamp keeps no offset and no zone
     * (OffsetDateTime, ZonedDateTime), a local date and time is no point in time (LocalDateTime),
     * java.util.Date cuts nanoseconds off, there are no integers of less than 32 bits (short,
     * byte), interfaces and abstract classes don't say what to make.
     *
     * <p>Of a record, the Optional components are nullable and no others. Of another class, every
     * property of a reference type is nullable, unless it carries {@link Required}: such a class
     * has nothing else to say that a reference may be null, and a reference that nobody has set yet
     * is. Elements of collections are never null, unless they're Optional.
     *
     * <p>Everything is resolved here, once: conversions call constructor, getters and setters
     * through method handles, without reflection.
     *
     * @throws SchemaException if something can't be bound; the message names each such place, the
     *     reason and what to do
     */
    public static <T> Schema<T> of(Class<T> type) {
        requireNonNull(type, "type");
        return ClassBinder.schemaOf(type);
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
