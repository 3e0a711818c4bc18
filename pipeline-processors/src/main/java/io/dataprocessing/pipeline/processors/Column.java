package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.data.Row;

/** How a field of the output is made from a row of the input. */
@FunctionalInterface
interface Column {

    /** The value of the field, null where it's null. */
    Object of(Row row);

    /**
     * A field of the input, as it stands there.
     *
     * @param index its position
     */
    record Taken(int index) implements Column {

        @Override
        public Object of(Row row) {
            return row.get(index);
        }
    }
}
