package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.Declarations;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.List;

/** Takes the key of a step's only input from a row. */
record KeyOf(RowType type, List<Integer> positions) {

    /**
     * The key that a step declares; a row without fields where it declares none.
     *
     * @throws IllegalArgumentException if a key field doesn't exist, or state or timers are
     *     declared without a key
     */
    static KeyOf only(Declarations declared, RowType input) {
        List<String> fields = declared.key().isEmpty() ? List.of() : declared.key().get(0);
        boolean needsKey = declared.timers() || !declared.states().isEmpty();
        if (needsKey && declared.key().isEmpty()) {
            throw new IllegalArgumentException(
                    "the step declares state or timers, which need a key: use keyBy");
        }
        List<Field> keyFields = fields.stream().map(input::indexOf).map(input::field).toList();
        return new KeyOf(RowType.of(keyFields), fields.stream().map(input::indexOf).toList());
    }

    Row of(Row row) {
        Object[] values = positions.stream().map(row::get).toArray();
        return RowCopy.of(type, Row.trusted(type, values), "the key");
    }
}
