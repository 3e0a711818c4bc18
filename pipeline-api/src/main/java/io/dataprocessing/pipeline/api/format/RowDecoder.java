package io.dataprocessing.pipeline.api.format;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.OptionalInt;

/** Turns bytes into rows of one type. Belongs to one task, used by one thread. */
public interface RowDecoder {

    /**
     * The row that bytes stand for.
     *
     * @param bytes the whole record; must not be changed, and may be kept by the row
     * @throws DecodeException if they stand for none; the message says at which byte, and quotes no
     *     values
     * @throws NoRowException if they rightly stand for none
     * @throws UnavailableException if that can't be known now
     */
    Row decode(byte[] bytes) throws DecodeException, NoRowException;

    /**
     * The id of the schema that bytes were written with, for formats that write it in front of
     * them; called before {@link #decode}, and must not throw. Empty unless overridden: most
     * formats write none.
     *
     * @param bytes the whole record, which may be any garbage
     */
    default OptionalInt schemaId(byte[] bytes) {
        return OptionalInt.empty();
    }
}
