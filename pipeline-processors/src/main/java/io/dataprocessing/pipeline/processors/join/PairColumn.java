package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.data.Row;

/** How a field of the output is made from a row {@code {left, right}}. */
@FunctionalInterface
interface PairColumn {

    /** The value of the field, null where it's null. */
    Object of(Row pair);
}
