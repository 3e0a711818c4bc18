package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.io.IOException;

/** Writes rows as JSON objects. */
public final class JsonEncoder implements RowEncoder {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                    .build();

    private static final byte[] NOTHING = {};

    private final RowWriter writer;

    JsonEncoder(JsonOptions options, RowType type) {
        this(JsonRules.of(options), options.maxDepth(), type);
    }

    /** Writes rows of a type. */
    public JsonEncoder(JsonRules rules, int maxDepth, RowType type) {
        this.writer = new ValueWriters(rules, new StrictJson(maxDepth)).row(type);
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        return encode(NOTHING, row);
    }

    /** The bytes of a row behind those of a header. */
    byte[] encode(byte[] header, Row row) throws EncodeException {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = FACTORY.createGenerator(bytes)) {
            bytes.write(header);
            writer.write(json, row);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new EncodeException("the row can't be written as JSON", e);
        }
    }
}
