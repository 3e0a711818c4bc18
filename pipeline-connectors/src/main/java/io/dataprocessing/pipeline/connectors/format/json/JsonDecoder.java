package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.RowDecoder;

/** Reads JSON objects as rows. */
final class JsonDecoder implements RowDecoder {

    private final StrictJson json;
    private final RecordBytes record = new RecordBytes();
    private final RowReader reader;

    JsonDecoder(JsonOptions options, RowType type) {
        this(JsonRules.of(options), options.maxDepth(), type);
    }

    JsonDecoder(JsonRules rules, int maxDepth, RowType type) {
        this.json = new StrictJson(maxDepth);
        this.reader = new ValueReaders(rules, record).row(type);
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        return decode(bytes, 0);
    }

    /** The row of the object that begins at an offset. */
    Row decode(byte[] bytes, int from) throws DecodeException {
        record.moveTo(bytes, from);
        return (Row) json.read(bytes, from, reader);
    }
}
