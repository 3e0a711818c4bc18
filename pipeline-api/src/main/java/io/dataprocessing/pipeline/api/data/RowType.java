package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The structural type of a stream or of a nested record: named fields in a fixed order.
 *
 * <p>A row type may carry the full name of the record that it came from (an Avro record, a Java
 * class); the name is information for people and formats and not part of equality.
 */
public final class RowType implements DataType {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<Field> fields;
    private final boolean nullable;
    private final Map<String, Integer> positions;

    private RowType(String name, List<Field> fields, boolean nullable) {
        this.name = requireNonNull(name, "name");
        this.fields = List.copyOf(fields);
        this.nullable = nullable;
        this.positions = new HashMap<>();
        for (Field field : this.fields) {
            if (positions.put(field.name(), positions.size()) != null) {
                throw new IllegalArgumentException("field '" + field.name() + "' appears twice");
            }
        }
    }

    /** A row type without a name. */
    public static RowType of(Field... fields) {
        return new RowType("", List.of(fields), false);
    }

    /** A row type without a name. */
    public static RowType of(List<Field> fields) {
        return new RowType("", fields, false);
    }

    /** Starts a row type, field by field. */
    public static Builder builder() {
        return new Builder();
    }

    /** The full name of the record that this type came from; empty where there is none. */
    public String name() {
        return name;
    }

    /** The fields in order. */
    public List<Field> fields() {
        return fields;
    }

    /** The number of fields. */
    public int size() {
        return fields.size();
    }

    /** The field at a position, 0 to {@link #size()} - 1. */
    public Field field(int index) {
        return fields.get(index);
    }

    /** The field of exactly this name. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(positions.get(name)).map(fields::get);
    }

    /** Whether there is a field of exactly this name. */
    public boolean has(String name) {
        return positions.containsKey(name);
    }

    /**
     * The position of a field.
     *
     * @throws IllegalArgumentException if there is no such field; the message lists those there are
     */
    public int indexOf(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalArgumentException(
                    "no field '%s'. Fields: %s.".formatted(name, String.join(", ", fieldNames())));
        }
        return position;
    }

    /** The names of the fields, in order. */
    public Set<String> fieldNames() {
        return fields.stream()
                .map(Field::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** This type under another record name. */
    public RowType withName(String name) {
        return new RowType(name, fields, nullable);
    }

    @Override
    public boolean nullable() {
        return nullable;
    }

    @Override
    public RowType withNullable(boolean nullable) {
        return nullable == this.nullable ? this : new RowType(name, fields, nullable);
    }

    @Override
    public Class<?> javaType() {
        return Row.class;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowType that
                && nullable == that.nullable
                && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return 31 * fields.hashCode() + Boolean.hashCode(nullable);
    }

    @Override
    public String toString() {
        return fields.stream()
                .map(Field::toString)
                .collect(Collectors.joining(", ", "row<", nullable ? ">?" : ">"));
    }

    /** Collects the fields of a row type. */
    public static final class Builder {

        private final List<Field> fields = new ArrayList<>();
        private String name = "";

        private Builder() {}

        /** Sets the full name of the record. */
        public Builder name(String name) {
            this.name = requireNonNull(name, "name");
            return this;
        }

        /** Adds a field. */
        public Builder field(String name, DataType type) {
            return field(Field.of(name, type));
        }

        /** Adds a field. */
        public Builder field(Field field) {
            fields.add(requireNonNull(field, "field"));
            return this;
        }

        /**
         * The row type.
         *
         * @throws IllegalArgumentException if a field name appears twice
         */
        public RowType build() {
            return new RowType(name, fields, false);
        }
    }
}
