package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;

/**
 * Reads JSON objects as rows that decode their fields when they are asked for. What the scanner
 * isn't sure of is left to the decoder that reads everything, which also words the errors.
 */
final class LazyJsonDecoder implements ObjectDecoder {

    private final JsonDecoder plain;
    private final JsonScanner scanner;

    LazyJsonDecoder(JsonRules rules, JsonValidation validation, int maxDepth, RowType type) {
        this.plain = new JsonDecoder(rules, maxDepth, type);
        this.scanner = new JsonScanner(new JsonLayout(type, rules, validation), maxDepth);
    }

    @Override
    public Row decode(byte[] bytes, int from) throws DecodeException {
        return scanner.scan(bytes, from) ? scanner.row(bytes) : plain.decode(bytes, from);
    }
}
