package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.core.state.BoundedSchema;

/** How large accumulators become, as far as their schema tells. */
final class AccumulatorSize {

    /** What an object takes on the heap, about. */
    private static final int OBJECT = 24;

    private AccumulatorSize() {}

    /** Whether one stays small, texts and byte strings aside, whatever is added to it. */
    static boolean isBounded(Schema<?> accumulator) {
        return accumulator instanceof BoundedSchema<?> known
                ? known.isBounded()
                : isBounded(accumulator.rowType());
    }

    private static boolean isBounded(DataType type) {
        if (type instanceof RowType row) {
            return row.fields().stream().map(Field::type).allMatch(AccumulatorSize::isBounded);
        }
        return !(type instanceof ArrayType) && !(type instanceof MapType);
    }

    /** Whether one may hold on to rows. */
    static boolean holdsRows(DataType type) {
        if (type instanceof ArrayType array) {
            return array.element() instanceof RowType || holdsRows(array.element());
        }
        if (type instanceof MapType map) {
            return map.value() instanceof RowType || holdsRows(map.value());
        }
        return type instanceof RowType row
                && row.fields().stream()
                        .map(Field::type)
                        .anyMatch(field -> field instanceof RowType || holdsRows(field));
    }

    /** What one of no text takes on the heap, about. */
    static long bytes(RowType type) {
        return OBJECT * (2L + type.size());
    }
}
