package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.format.EncodeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;

/**
 * A record inside itself, which no row type can express: a text in Avro's JSON encoding. Avro's own
 * classes do the work, on bytes that were checked.
 */
final class RecursivePart {

    private RecursivePart() {}

    static ValueReader reader(Schema writer, Schema reader) {
        Skipper skipper = Skippers.of(writer);
        GenericDatumReader<Object> datums = new GenericDatumReader<>(writer, reader);
        GenericDatumWriter<Object> json = new GenericDatumWriter<>(reader);
        return input -> {
            int start = input.position();
            skipper.skip(input);
            try {
                Object datum = datums.read(null, input.decoder(start, input.position()));
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                JsonEncoder encoder = EncoderFactory.get().jsonEncoder(reader, text);
                json.write(datum, encoder);
                encoder.flush();
                return text.toString(StandardCharsets.UTF_8);
            } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
                throw new MalformedException(
                        start, "can't be read as record %s".formatted(reader.getFullName()));
            }
        };
    }

    static ValueWriter writer(Schema schema) {
        GenericDatumReader<Object> json = new GenericDatumReader<>(schema);
        GenericDatumWriter<Object> datums = new GenericDatumWriter<>(schema);
        return (output, value) -> {
            try {
                Object datum =
                        json.read(null, DecoderFactory.get().jsonDecoder(schema, (String) value));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
                datums.write(datum, encoder);
                encoder.flush();
                output.writeFixed(bytes.toByteArray());
            } catch (IOException | AvroRuntimeException | NullPointerException e) {
                // their reader of JSON fails with a null pointer where members are missing
                throw new EncodeException(
                        "holds no record %s in Avro's JSON encoding"
                                .formatted(schema.getFullName()));
            }
        };
    }
}
