package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.util.List;
import java.util.Optional;

/** Writes rows as objects, the fields in the order of the type. */
final class RowWriter implements ValueWriter {

    /** How a value is asked for: numbers and truth values without a box around them. */
    private enum Access {
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        OBJECT;

        static Access of(DataType type) {
            return type instanceof ScalarType scalar
                    ? switch (scalar.kind()) {
                        case BOOLEAN -> BOOLEAN;
                        case INT -> INT;
                        case LONG -> LONG;
                        case FLOAT -> FLOAT;
                        case DOUBLE -> DOUBLE;
                        case STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> OBJECT;
                    }
                    : OBJECT;
        }
    }

    private final RowType type;
    private final FieldName[] names;
    private final Access[] accesses;
    private final ValueWriter[] writers;
    private final boolean omitsNulls;

    private final RowCopies copies;

    /**
     * A writer of rows.
     *
     * @param writers those of the fields, in order
     * @param rules paths in them begin at these rows
     */
    RowWriter(RowType type, List<ValueWriter> writers, JsonRules rules) {
        this.type = type;
        this.names =
                type.fields().stream()
                        .map(field -> FieldName.of(field.name()))
                        .toArray(FieldName[]::new);
        this.accesses =
                type.fields().stream().map(field -> Access.of(field.type())).toArray(Access[]::new);
        this.writers = writers.toArray(ValueWriter[]::new);
        this.omitsNulls = rules.nullFields() == NullFields.OMIT;
        this.copies = new RowCopies(this, new CopyRules(type, rules));
    }

    @Override
    public void write(JsonBytes json, Object value) throws EncodeException {
        Row row = (Row) value;
        Optional<RowCopy> copy = copies.of(row);
        if (copy.isPresent()) {
            copy.get().write(json, row, RowCopies.base(row));
        } else {
            writeFields(json, row);
        }
    }

    private void writeFields(JsonBytes json, Row row) throws EncodeException {
        int begin = json.size();
        for (int i = 0; i < names.length; i++) {
            writeField(json, row, i);
        }
        json.close(begin, '{', '}');
    }

    /** The rows' type. */
    RowType type() {
        return type;
    }

    /** The name of a field. */
    FieldName name(int index) {
        return names[index];
    }

    /** Whether a field isn't written where it's null. */
    boolean leavesOut(int index) {
        return omitsNulls && type.field(index).type().nullable();
    }

    /** Writes the name and the value of a field, behind a comma. */
    void writeField(JsonBytes json, Row row, int index) throws EncodeException {
        if (!row.isNull(index)) {
            names[index].write(json);
            writePresent(json, row, index);
        } else if (!omitsNulls || !type.field(index).type().nullable()) {
            names[index].write(json);
            writeNull(json, index);
        }
    }

    /** Writes the value of a field. */
    void writeValue(JsonBytes json, Row row, int index) throws EncodeException {
        if (row.isNull(index)) {
            writeNull(json, index);
        } else {
            writePresent(json, row, index);
        }
    }

    private void writeNull(JsonBytes json, int index) throws EncodeException {
        if (!type.field(index).type().nullable()) {
            throw new EncodeException(
                    "field '%s' is null but required".formatted(type.field(index).name()));
        }
        json.nothing();
    }

    private void writePresent(JsonBytes json, Row row, int index) throws EncodeException {
        try {
            switch (accesses[index]) {
                case BOOLEAN -> json.bool(row.getBoolean(index));
                case INT -> json.number(row.getInt(index));
                case LONG -> json.number(row.getLong(index));
                case FLOAT -> NumberWriters.writeFloat(json, row.getFloat(index));
                case DOUBLE -> NumberWriters.writeDouble(json, row.getDouble(index));
                case OBJECT -> writers[index].write(json, row.get(index));
            }
        } catch (EncodeException e) {
            throw new EncodeException(
                    "field '%s' %s".formatted(type.field(index).name(), e.getMessage()));
        } catch (ClassCastException e) {
            throw new EncodeException(
                    "field '%s' is %s and can't hold a %s"
                            .formatted(
                                    type.field(index).name(),
                                    type.field(index).type(),
                                    row.get(index).getClass().getSimpleName()));
        }
    }
}
