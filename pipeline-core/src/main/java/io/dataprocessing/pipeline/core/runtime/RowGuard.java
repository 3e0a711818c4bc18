package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.SchemaException;

/**
 * Turns what a plugin gives into rows that are what the step declared. A row of the very type needs
 * no look; others are looked through, so that a wrong one is an error of its record and not of a
 * serializer further down.
 */
final class RowGuard<T> {

    private final Schema<T> schema;
    private final RowType type;
    private RowType equalType;

    RowGuard(Schema<T> schema) {
        this.schema = schema;
        this.type = schema.rowType().withNullable(false);
        this.equalType = type;
    }

    RowType type() {
        return type;
    }

    @SuppressWarnings("ReferenceEquality") // quick, and right for nearly all rows
    Row toRow(T value) {
        if (value == null) {
            throw new SchemaException("a processor can't emit null");
        }
        Row row = schema.toRow(value);
        RowType given = row.type();
        if (given != equalType && given != type) {
            check(row, given);
        }
        return row;
    }

    private void check(Row row, RowType given) {
        if (given.withNullable(false).equals(type)) {
            equalType = given;
        } else if (!type.accepts(row)) {
            throw new SchemaException(
                    "a row of %s was emitted where the step declares %s".formatted(given, type));
        }
    }
}
