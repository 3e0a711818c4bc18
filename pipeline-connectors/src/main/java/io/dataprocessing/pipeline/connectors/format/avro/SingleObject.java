package io.dataprocessing.pipeline.connectors.format.avro;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * What stands before a payload: in Avro's single-object encoding the bytes C3 01 and,
 * little-endian, the CRC-64-AVRO fingerprint of the schema's parsing canonical form (Avro's
 * specification, "Single object encoding").
 */
final class SingleObject {

    private SingleObject() {}

    static byte[] header(Encoding encoding, Schema schema) {
        return switch (encoding) {
            case BINARY -> new byte[0];
            case SINGLE_OBJECT ->
                    ByteBuffer.allocate(10)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .put((byte) 0xc3)
                            .put((byte) 1)
                            .putLong(SchemaNormalization.parsingFingerprint64(schema))
                            .array();
        };
    }
}
