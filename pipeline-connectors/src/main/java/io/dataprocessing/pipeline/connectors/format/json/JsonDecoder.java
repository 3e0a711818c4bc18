package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;

/** Reads JSON objects as rows. */
final class JsonDecoder implements ObjectDecoder {

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
    public Row decode(byte[] bytes, int from) throws DecodeException {
        record.moveTo(bytes, from);
        return (Row) json.read(bytes, from, reader);
    }
}
