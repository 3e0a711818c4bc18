package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.DerivedRow;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.util.Arrays;

/**
 * Writes records: a header and a row behind it. A record that already stands so is handed on. Used
 * by one thread.
 */
final class PayloadWriter {

    private final RecordWriter writer;
    private final BinaryOutput output = new BinaryOutput();

    PayloadWriter(RecordWriter writer) {
        this.writer = writer;
    }

    byte[] write(byte[] header, Row row) throws EncodeException {
        if (row instanceof AvroRow read) {
            if (standsSo(header, read, read.layout().itself())) {
                return read.bytes();
            }
        } else if (row instanceof DerivedRow derived
                && derived.base() instanceof AvroRow read
                && standsSo(header, read, derived.mapping())) {
            return read.bytes();
        }
        output.reset();
        output.writeFixed(header);
        writer.write(output, row);
        return output.toBytes();
    }

    private boolean standsSo(byte[] header, AvroRow read, RowMapping mapping) {
        byte[] bytes = read.bytes();
        int size = header.length;
        return writer.passage(read.layout(), mapping).whole()
                && read.offset(0) == size
                && read.offset(read.layout().slots()) == bytes.length
                && Arrays.equals(bytes, 0, size, header, 0, size);
    }
}
