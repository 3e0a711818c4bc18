package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import java.util.List;
import java.util.Set;

/**
 * A lookup whose expressions are compiled.
 *
 * @param table what is looked up in
 * @param key the values of a record that the fields of the table's key equal
 * @param added the added fields
 * @param positions where each of them stands in the output
 * @param outputType the record's own fields and the added ones
 * @param reads the fields of the record that are read
 */
record LookupPlan(
        LookupTable table,
        List<Expression> key,
        List<AddedField> added,
        List<Integer> positions,
        RowType outputType,
        Set<String> reads) {

    LookupPlan {
        key = List.copyOf(key);
        added = List.copyOf(added);
        positions = List.copyOf(positions);
        reads = Set.copyOf(reads);
    }
}
