package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.processors.JoinedRow;
import java.util.Optional;

/**
 * A field that is computed of the record and the row that was found.
 *
 * @param joined the type that the expression was checked against
 * @param expression sees the record with the found row as its last field
 * @param fallback its value where no row was found; if empty, the expression sees null for the row
 */
record ComputedField(RowType joined, Expression expression, Optional<Expression> fallback)
        implements AddedField {

    @Override
    public Object found(Row record, Row row) {
        return expression.evaluate(JoinedRow.found(joined, record, row));
    }

    @Override
    public Object missed(Row record) {
        return fallback.isPresent()
                ? fallback.get().evaluate(record)
                : expression.evaluate(JoinedRow.missed(joined, record));
    }
}
