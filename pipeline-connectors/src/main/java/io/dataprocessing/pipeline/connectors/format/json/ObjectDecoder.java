package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.RowDecoder;

/** Reads JSON objects as rows. */
sealed interface ObjectDecoder extends RowDecoder permits JsonDecoder, LazyJsonDecoder {

    /** The decoder for a job, which gives rows in their bytes where they may be such. */
    static ObjectDecoder of(
            JsonRules rules,
            JsonValidation validation,
            int maxDepth,
            RowType type,
            FormatRuntime runtime) {
        return runtime.lazyRows()
                ? new LazyJsonDecoder(rules, validation, maxDepth, type)
                : new JsonDecoder(rules, maxDepth, type);
    }

    @Override
    default Row decode(byte[] bytes) throws DecodeException {
        return decode(bytes, 0);
    }

    /** The row of the object that begins at an offset and goes on to the end. */
    Row decode(byte[] bytes, int from) throws DecodeException;
}
