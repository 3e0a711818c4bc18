package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.Optional;

/**
 * A field that is computed of the record and the row that was found.
 *
 * @param joined makes the row that the expression was checked against
 * @param expression sees the record with the found row, or null, as its last field
 * @param fallback its value where no row was found; if empty, the expression sees null for the row
 */
record ComputedField(RowMapping joined, Expression expression, Optional<Expression> fallback)
        implements AddedField {

    @Override
    public Object found(Row record, Row row) {
        return expression.evaluate(joined.apply(record, row));
    }

    @Override
    public Object missed(Row record) {
        return fallback.isPresent()
                ? fallback.get().evaluate(record)
                : expression.evaluate(joined.apply(record, (Object) null));
    }
}
