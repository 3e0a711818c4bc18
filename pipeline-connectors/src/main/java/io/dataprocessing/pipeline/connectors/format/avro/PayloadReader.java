package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;

/** Reads what stands behind the headers of records that one schema wrote. Used by one thread. */
@FunctionalInterface
interface PayloadReader {

    /** The row that all bytes from one on stand for. */
    Row read(byte[] bytes, int from) throws MalformedException;

    /** Reads all values at once. */
    static PayloadReader of(ValueReader reader) {
        BinaryInput input = new BinaryInput();
        return (bytes, from) -> {
            input.reset(bytes, from);
            return AvroDecoder.readWhole(reader, input);
        };
    }

    /** Finds out what is wrong, and leaves the values where they are. */
    static PayloadReader of(Walker walker, AvroLayout layout) {
        BinaryInput input = new BinaryInput();
        return (bytes, from) -> {
            int[] offsets = walker.offsets();
            if (walker.walk(bytes, from, offsets) == bytes.length) {
                return new AvroRow(layout, bytes, offsets, 0);
            }
            input.reset(bytes, from);
            return layout.readWhole(input);
        };
    }
}
