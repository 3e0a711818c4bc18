package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.List;
import java.util.Set;

/**
 * What a {@link Projection} does.
 *
 * @param outputType the type of the rows that it makes
 * @param columns how each field of them is made
 * @param reads the fields of the input that go into expressions, casts and renamed fields
 */
record ProjectionPlan(RowType outputType, List<Column> columns, Set<String> reads) {

    ProjectionPlan {
        columns = List.copyOf(columns);
        reads = Set.copyOf(reads);
    }
}
