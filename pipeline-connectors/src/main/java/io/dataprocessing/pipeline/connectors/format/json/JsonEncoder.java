package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;

/** Writes rows as JSON objects. */
public final class JsonEncoder implements RowEncoder {

    private static final byte[] NOTHING = {};

    private final JsonBytes json = new JsonBytes();
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
        json.start(header);
        writer.write(json, row);
        return json.take();
    }
}
