package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.data.RowMapping;
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
 * @param slots where the value of each of them stands among those that the output doesn't take over
 * @param output the record's own fields, taken over, and the added ones
 * @param reads the fields of the record that are read
 */
record LookupPlan(
        LookupTable table,
        List<Expression> key,
        List<AddedField> added,
        List<Integer> slots,
        RowMapping output,
        Set<String> reads) {

    LookupPlan {
        key = List.copyOf(key);
        added = List.copyOf(added);
        slots = List.copyOf(slots);
        reads = Set.copyOf(reads);
    }
}
