package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Arrays;

/** The plain row: a type and its values in an array. */
final class ArrayRow implements Row, Serializable {

    private static final long serialVersionUID = 1L;

    private final RowType type;
    private final Object[] values;

    /** 0 until it's asked for: keys are asked for it again and again. */
    private transient int hash;

    ArrayRow(RowType type, Object[] values) {
        this.type = requireNonNull(type, "type");
        this.values = requireNonNull(values, "values");
    }

    static ArrayRow checked(RowType type, Object[] values) {
        if (values.length != type.size()) {
            throw new IllegalArgumentException(
                    "%d values for %d fields of %s".formatted(values.length, type.size(), type));
        }
        for (int i = 0; i < values.length; i++) {
            checkField(type.field(i), values[i]);
        }
        return new ArrayRow(type, values.clone());
    }

    private static void checkField(Field field, Object value) {
        if (!field.type().accepts(value)) {
            throw new IllegalArgumentException(
                    "field '%s' is %s and can't hold %s"
                            .formatted(
                                    field.name(),
                                    field.type(),
                                    value == null
                                            ? "null"
                                            : "this " + value.getClass().getSimpleName()));
        }
    }

    @Override
    public RowType type() {
        return type;
    }

    @Override
    public boolean isNull(int index) {
        return values[index] == null;
    }

    @Override
    public Object get(int index) {
        return values[index];
    }

    @Override
    public Row with(int index, Object value) {
        checkField(type.field(index), value);
        Object[] changed = values.clone();
        changed[index] = value;
        return new ArrayRow(type, changed);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // whether a value was materialized already
    public Row materialized() {
        Object[] changed = values;
        for (int i = 0; i < values.length; i++) {
            Object value = Materialized.of(values[i]);
            if (value != values[i]) {
                changed = changed == values ? values.clone() : changed;
                changed[i] = value;
            }
        }
        return changed == values ? this : new ArrayRow(type, changed);
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other instanceof ArrayRow that && hash != 0 && that.hash != 0 && hash != that.hash) {
            return false;
        }
        return other instanceof Row that && RowEquality.equal(this, that);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = RowEquality.hash(this);
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(type.field(i).name()).append(": ");
            text.append(values[i] instanceof byte[] bytes ? Arrays.toString(bytes) : values[i]);
        }
        return text.append('}').toString();
    }
}
