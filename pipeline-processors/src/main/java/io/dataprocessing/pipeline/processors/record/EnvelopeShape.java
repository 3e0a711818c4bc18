package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.Collections;
import java.util.List;

/**
 * Where an envelope holds what.
 *
 * @param format whose envelope it is
 * @param operation the position of the operation
 * @param row the position of the row or rows after the change
 * @param before the position of the row or rows before it; -1 where there is none
 * @param rowType the type of a row after the change
 */
record EnvelopeShape(
        CdcUnwrapOptions.Format format, int operation, int row, int before, RowType rowType) {

    /** What was done. */
    Change change(Row envelope) {
        Object word = envelope.get(operation);
        if (word == null) {
            throw new EvaluationException("'%s' is null".formatted(format.operation()));
        }
        return Change.of(format, word.toString());
    }

    /** The rows of a change; those that were there of a delete. */
    List<Row> rows(Row envelope, Change change) {
        boolean stoodBefore =
                change == Change.DELETED && format == CdcUnwrapOptions.Format.DEBEZIUM;
        int position = stoodBefore ? before : row;
        Object found = position < 0 ? null : envelope.get(position);
        if (found == null) {
            throw new EvaluationException(
                    "'%s' is null, so there is no row"
                            .formatted(stoodBefore ? format.before() : format.row()));
        }
        return list(found);
    }

    /** The rows before a change, as many as rows; nulls where there was none. */
    List<Row> before(Row envelope, Change change, List<Row> rows) {
        if (change == Change.DELETED) {
            return rows;
        }
        Object found = before < 0 ? null : envelope.get(before);
        if (found == null) {
            return Collections.nCopies(rows.size(), null);
        }
        List<Row> before = list(found);
        if (before.size() != rows.size()) {
            throw new EvaluationException(
                    "'%s' has %d rows and '%s' %d"
                            .formatted(format.row(), rows.size(), format.before(), before.size()));
        }
        return before;
    }

    @SuppressWarnings("unchecked") // the types were checked when the pipeline was planned
    private List<Row> list(Object found) {
        return format.lists() ? (List<Row>) found : List.of((Row) found);
    }
}
