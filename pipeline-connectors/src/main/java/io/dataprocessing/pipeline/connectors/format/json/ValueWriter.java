package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.io.IOException;

/** Writes the values of one type. */
@FunctionalInterface
interface ValueWriter {

    /**
     * Writes a value, which is not null.
     *
     * @throws EncodeException if JSON can't express it
     */
    void write(JsonGenerator json, Object value) throws IOException, EncodeException;
}
