package io.dataprocessing.pipeline.core.format;

import io.dataprocessing.pipeline.api.data.Row;

/** Turns bytes into rows of one type. Belongs to one task, used by one thread. */
public interface RowDecoder {

    /**
     * The row that bytes stand for.
     *
     * @param bytes the whole record; must not be changed, and may be kept by the row
     * @throws DecodeException if they stand for none; the message says at which byte, and quotes no
     *     values
     */
    Row decode(byte[] bytes) throws DecodeException;
}
