package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.Declarations;
import io.dataprocessing.pipeline.api.EventTimeUse;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.List;
import java.util.stream.IntStream;

/** Takes the key of a step's only input from a row. */
record KeyOf(RowType type, List<Integer> positions) {

    /**
     * The key that a step declares for its only or its main input; a row without fields where it
     * declares none.
     *
     * @throws IllegalArgumentException if a key field doesn't exist, or state or timers are
     *     declared without a key
     */
    static KeyOf only(Declarations declared, RowType input) {
        return of(declared, 0, List.of(input));
    }

    /**
     * The key that a step declares for one of its inputs, with the names of the first one's.
     *
     * @throws IllegalArgumentException as {@link #only}
     */
    static KeyOf of(Declarations declared, int input, List<RowType> inputs) {
        List<String> names = fields(declared, 0);
        boolean ordered = declared.time() instanceof EventTimeUse.Ordered;
        boolean needsKey = declared.timers() || ordered || !declared.states().isEmpty();
        if (needsKey && declared.key().isEmpty()) {
            throw new IllegalArgumentException(
                    "the step declares state or timers, which need a key: use keyBy");
        }
        RowType type = inputs.get(input);
        List<Integer> positions = fields(declared, input).stream().map(type::indexOf).toList();
        List<Field> keyFields =
                IntStream.range(0, positions.size())
                        .mapToObj(i -> type.field(positions.get(i)).withName(names.get(i)))
                        .toList();
        return new KeyOf(RowType.of(keyFields), positions);
    }

    private static List<String> fields(Declarations declared, int input) {
        return input < declared.key().size() ? declared.key().get(input) : List.of();
    }

    Row of(Row row) {
        Object[] values = positions.stream().map(row::get).toArray();
        return RowCopy.of(type, Row.trusted(type, values), "the key");
    }
}
