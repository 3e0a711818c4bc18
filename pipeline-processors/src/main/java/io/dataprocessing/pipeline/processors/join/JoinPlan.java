package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.List;
import java.util.Optional;

/**
 * What a join emits.
 *
 * @param type for which records
 * @param pairType rows {@code {left, right}}, of which either may be null
 * @param where what must be true of a pair besides its key and time
 * @param outputType the type of the records that it emits
 * @param columns how their first fields are made from a pair; a step adds the values of the rest
 * @param mayFail whether making them may end in an error
 */
record JoinPlan(
        JoinType type,
        RowType pairType,
        Optional<Expression> where,
        RowType outputType,
        List<PairColumn> columns,
        boolean mayFail) {

    JoinPlan {
        requireNonNull(type, "type");
        requireNonNull(pairType, "pairType");
        requireNonNull(where, "where");
        requireNonNull(outputType, "outputType");
        columns = List.copyOf(columns);
    }

    /** A pair of rows that have the key and the time in common. */
    Row pair(Row left, Row right) {
        return Row.trusted(pairType, new Object[] {left, right});
    }

    /** A row that nothing on the other side matches, or has to. */
    Row alone(Row row, boolean left) {
        return Row.trusted(pairType, left ? new Object[] {row, null} : new Object[] {null, row});
    }

    /** Whether a pair with both sides matches. */
    boolean matches(Row pair) {
        return where.isEmpty() || where.get().test(pair);
    }

    /** The record that is emitted for a pair, or for one side alone. */
    Row result(Row pair, Object... more) {
        Object[] values = new Object[columns.size() + more.length];
        for (int i = 0; i < columns.size(); i++) {
            values[i] = columns.get(i).of(pair);
        }
        System.arraycopy(more, 0, values, columns.size(), more.length);
        return Row.trusted(outputType, values);
    }

    /** The record that is emitted for a left row and the version of its key. */
    Optional<Row> withVersion(Row left, Optional<Row> version) {
        Optional<Row> pair = version.map(right -> pair(left, right)).filter(this::matches);
        return pair.isPresent()
                ? Optional.of(result(pair.get()))
                : type.givesUnmatchedLeft()
                        ? Optional.of(result(alone(left, true)))
                        : Optional.empty();
    }
}
