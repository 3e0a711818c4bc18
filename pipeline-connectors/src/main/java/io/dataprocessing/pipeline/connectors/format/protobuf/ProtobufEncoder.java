package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;

/** Writes rows as messages. */
final class ProtobufEncoder implements RowEncoder {

    private final MessageWriter writer;
    private final byte[] prefix;
    private final WireOutput out = new WireOutput();

    /** An encoder that puts the same bytes before each message. */
    ProtobufEncoder(MessageWriter writer, byte[] prefix) {
        this.writer = writer;
        this.prefix = prefix;
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        out.clear();
        try {
            writer.write(row, out);
            out.raw(prefix);
            return out.take();
        } catch (ArithmeticException e) {
            throw new EncodeException("the record has more than 2 GiB");
        }
    }
}
