package io.dataprocessing.pipeline.processors;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.List;
import java.util.Set;

/**
 * What a {@link Projection} does.
 *
 * @param inputType the type of the rows that it gets
 * @param outputType the type of the rows that it makes
 * @param columns how each field of them is made
 * @param reads the fields of the input that go into expressions, casts and renamed fields
 */
record ProjectionPlan(
        RowType inputType, RowType outputType, List<Column> columns, Set<String> reads) {

    ProjectionPlan {
        requireNonNull(inputType, "inputType");
        requireNonNull(outputType, "outputType");
        columns = List.copyOf(columns);
        reads = Set.copyOf(reads);
    }

    /** Whether rows go on as they are. */
    boolean isIdentity() {
        for (int i = 0; i < columns.size(); i++) {
            if (!(columns.get(i) instanceof Column.Taken taken && taken.index() == i)) {
                return false;
            }
        }
        return outputType.equals(inputType);
    }

    /** Which fields are taken over from the input. */
    RowMapping mapping() {
        return RowMapping.of(
                outputType,
                columns.stream()
                        .mapToInt(
                                column ->
                                        column instanceof Column.Taken taken
                                                ? taken.index()
                                                : RowMapping.OWN)
                        .toArray());
    }

    /** How the fields are made that are not taken over, in order. */
    List<Column> made() {
        return columns.stream().filter(column -> !(column instanceof Column.Taken)).toList();
    }
}
