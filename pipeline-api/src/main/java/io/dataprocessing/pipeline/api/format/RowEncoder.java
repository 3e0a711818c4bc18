package io.dataprocessing.pipeline.api.format;

import io.dataprocessing.pipeline.api.data.Row;

/** Turns rows of one type into bytes. Belongs to one task, used by one thread. */
public interface RowEncoder {

    /**
     * The bytes of a row, in an array that isn't used for another one. It may be the record that
     * the row was read from, so that nobody may change it.
     *
     * @throws EncodeException if the row can't be written, for example a NaN in JSON
     * @throws UnavailableException if that can't be known now
     */
    byte[] encode(Row row) throws EncodeException;
}
