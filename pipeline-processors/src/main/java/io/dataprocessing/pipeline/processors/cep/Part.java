package io.dataprocessing.pipeline.processors.cep;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a sequence whose events can be named: a field of expressions.
 *
 * @param name its name
 * @param shape how its events are seen
 */
record Part(String name, Shape shape) implements Serializable {

    /** How the events of a part are seen by expressions. */
    enum Shape {
        /** A row: the part occurs once. */
        ROW,
        /** A row, null where there is none. */
        ROW_OR_NULL,
        /** A list of rows: the part repeats. */
        LIST
    }

    /** The type of the field. */
    DataType type(RowType event) {
        return switch (shape) {
            case ROW -> event.withNullable(false);
            case ROW_OR_NULL -> event.withNullable(true);
            case LIST -> DataTypes.array(event.withNullable(false));
        };
    }

    /** The same where the sequence may not have come so far. */
    Part unfinished() {
        return shape == Shape.ROW ? new Part(name, Shape.ROW_OR_NULL) : this;
    }

    /** The value of the field, null for none. */
    Object value(Iterable<Event> events) {
        List<Row> rows = new ArrayList<>();
        events.forEach(event -> rows.add(event.value()));
        return switch (shape) {
            case ROW, ROW_OR_NULL -> rows.isEmpty() ? null : rows.get(0);
            case LIST -> rows;
        };
    }
}
