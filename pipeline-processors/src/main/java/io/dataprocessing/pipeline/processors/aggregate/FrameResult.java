package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;

/** What is made of a function over a frame for the frame's last record. */
interface FrameResult {

    /** The function. */
    AggregateFunction function();

    /** The type of the result. */
    DataType type();

    /** The result, null where it's null. */
    Object of(Object[] cells, int at, Row last);

    /**
     * The function's own result.
     *
     * @param function the function
     */
    record Plain(AggregateFunction function) implements FrameResult {

        @Override
        public DataType type() {
            return function.resultType();
        }

        @Override
        public Object of(Object[] cells, int at, Row last) {
            return function.result(cells, at);
        }
    }
}
