package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.util.Map;
import org.apache.avro.Schema;

/** Encodes rows by one schema. */
final class AvroEncoder implements RowEncoder {

    private final byte[] header;
    private final PayloadWriter writer;

    AvroEncoder(Encoding encoding, FormatSchema schema) {
        Schema avro = AvroCodecs.parse(schema.text(), Map.of());
        this.header = SingleObject.header(encoding, avro);
        this.writer = new PayloadWriter(AvroCodecs.writer(avro, schema.type()));
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        return writer.write(header, row);
    }
}
