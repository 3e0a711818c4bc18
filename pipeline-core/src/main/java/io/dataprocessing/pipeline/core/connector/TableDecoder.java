package io.dataprocessing.pipeline.core.connector;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;

/**
 * Decodes the records of a table to rows that may be kept and shared between threads. Used by one
 * thread at a time.
 */
public interface TableDecoder {

    /**
     * The row of a record.
     *
     * @param key its key; of no length where the key isn't decoded
     * @throws DecodeException if it can't be decoded; the message says which part and why
     * @throws NoRowException if it rightly stands for no row
     */
    Row decode(byte[] key, byte[] value) throws DecodeException, NoRowException;
}
