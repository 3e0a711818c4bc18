package io.dataprocessing.pipeline.connectors.format.csv;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.connectors.format.BadTextException;
import io.dataprocessing.pipeline.connectors.format.ScalarText;
import java.util.Arrays;
import java.util.List;

/** Makes rows of the values of lines. */
final class Columns {

    private static final int ABSENT = -1;

    private final RowType type;
    private final ScalarText.Reader[] readers;
    private final String nullLiteral;
    private final boolean mayBeMissing;

    Columns(CsvOptions options, RowType type) {
        this.type = type;
        this.readers =
                type.fields().stream()
                        .map(field -> ScalarText.reader(field.type(), options.timestampFormat()))
                        .toArray(ScalarText.Reader[]::new);
        this.nullLiteral = options.nullLiteral();
        this.mayBeMissing = options.missingColumns() == MissingColumns.NULL;
    }

    /** Whether a line holds the names of the columns. */
    boolean areNamedBy(CsvLine line) {
        return line.size() == type.size() && line.values().equals(names());
    }

    private List<String> names() {
        return List.copyOf(type.fieldNames());
    }

    /** The row of a line whose values come in the order of the type. */
    Row inOrder(CsvLine line) throws DecodeException {
        int size = line.size();
        if (size > type.size() || (size < type.size() && !mayBeMissing)) {
            throw new DecodeException(
                    "there are %d columns, the schema has %d".formatted(size, type.size()));
        }
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < size ? value(line, i, i) : missing(i);
        }
        return Row.trusted(type, values);
    }

    /**
     * Where the fields stand in lines with such a header, {@code -1} for those that don't.
     *
     * @throws DecodeException if a name appears twice
     */
    int[] positions(List<String> header) throws DecodeException {
        int[] positions = new int[type.size()];
        Arrays.fill(positions, ABSENT);
        for (int i = 0; i < positions.length; i++) {
            Field field = type.field(i);
            for (int column = 0; column < header.size(); column++) {
                if (isNamed(field, header.get(column))) {
                    if (positions[i] != ABSENT) {
                        throw new DecodeException(
                                "the header names field '%s' twice".formatted(field.name()));
                    }
                    positions[i] = column;
                }
            }
        }
        return positions;
    }

    private boolean isNamed(Field field, String name) {
        return field.name().equals(name) || (field.aliases().contains(name) && !type.has(name));
    }

    /** The row of a line whose header was read. */
    Row named(CsvLine line, int[] positions, int columns) throws DecodeException {
        if (line.size() > columns || (line.size() < columns && !mayBeMissing)) {
            throw new DecodeException(
                    "there are %d columns, the header has %d".formatted(line.size(), columns));
        }
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            int column = positions[i];
            values[i] =
                    column != ABSENT && column < line.size() ? value(line, column, i) : missing(i);
        }
        return Row.trusted(type, values);
    }

    private Object missing(int index) throws DecodeException {
        Field field = type.field(index);
        if (!field.hasDefault()) {
            throw new DecodeException("column '%s' is missing".formatted(field.name()));
        }
        return field.defaultValue();
    }

    private Object value(CsvLine line, int column, int index) throws DecodeException {
        String text = line.value(column);
        Field field = type.field(index);
        if (field.type().nullable() && !line.isQuoted(column) && text.equals(nullLiteral)) {
            return null;
        }
        try {
            return readers[index].read(text);
        } catch (BadTextException e) {
            throw new DecodeException(
                    "column %d '%s' %s"
                            .formatted(
                                    column + 1,
                                    field.name(),
                                    text.isEmpty() ? "is empty but required" : e.getMessage()));
        }
    }
}
