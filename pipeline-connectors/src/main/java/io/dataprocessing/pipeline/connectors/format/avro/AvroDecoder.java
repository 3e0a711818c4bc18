package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;

/** Decodes records of one known schema. */
final class AvroDecoder implements RowDecoder {

    private final byte[] header;
    private final PayloadReader reader;

    AvroDecoder(Encoding encoding, FormatSchema schema, boolean lazyRows) {
        Schema avro = AvroCodecs.parse(schema.text(), Map.of());
        this.header = SingleObject.header(encoding, avro);
        ValueReader rows = AvroCodecs.reader(avro, avro, schema.type());
        this.reader = AvroCodecs.payload(rows, avro, avro, schema.type(), lazyRows);
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        verifyHeader(bytes);
        try {
            return reader.read(bytes, header.length);
        } catch (MalformedException e) {
            throw e.decodeException();
        }
    }

    /** A row behind which nothing is left. */
    static Row readWhole(ValueReader reader, BinaryInput input) throws MalformedException {
        Row row = (Row) reader.read(input);
        if (input.remaining() > 0) {
            throw input.malformed(
                    "has %d more %s than its schema says"
                            .formatted(
                                    input.remaining(), input.remaining() == 1 ? "byte" : "bytes"));
        }
        return row;
    }

    private void verifyHeader(byte[] bytes) throws DecodeException {
        if (header.length == 0) {
            return;
        }
        if (bytes.length < header.length) {
            throw new DecodeException(
                    "the record has %d bytes, fewer than the %d before the payload in single-object encoding"
                            .formatted(bytes.length, header.length));
        }
        int difference = Arrays.mismatch(bytes, 0, header.length, header, 0, header.length);
        if (difference >= 0 && difference < 2) {
            throw new DecodeException(
                    "byte %d is 0x%02x, expected 0x%02x of Avro's single-object encoding"
                            .formatted(difference, bytes[difference], header[difference]));
        }
        if (difference >= 0) {
            throw new DecodeException(
                    "the record was written by a schema with another fingerprint than the declared one");
        }
    }
}
