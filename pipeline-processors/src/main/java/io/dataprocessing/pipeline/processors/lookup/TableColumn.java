package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.Optional;

/**
 * A field of the table as it is.
 *
 * @param index its position there
 * @param fallback its value where no row was found; null if empty
 */
record TableColumn(int index, Optional<Expression> fallback) implements AddedField {

    @Override
    public Object found(Row record, Row row) {
        return row.get(index);
    }

    @Override
    public Object missed(Row record) {
        return fallback.isPresent() ? fallback.get().evaluate(record) : null;
    }
}
