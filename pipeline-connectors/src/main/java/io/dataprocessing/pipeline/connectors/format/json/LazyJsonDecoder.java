package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.RowDecoder;

/**
 * Reads JSON objects as rows that decode their fields when they are asked for. What the scanner
 * isn't sure of is left to the decoder that reads everything, which also words the errors.
 */
final class LazyJsonDecoder implements RowDecoder {

    private final JsonDecoder plain;
    private final JsonLayout layout;

    LazyJsonDecoder(JsonRules rules, int maxDepth, RowType type) {
        this.plain = new JsonDecoder(rules, maxDepth, type);
        this.layout = new JsonLayout(type, rules);
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        return decode(bytes, 0);
    }

    /** The row of the object that begins at an offset. */
    Row decode(byte[] bytes, int from) throws DecodeException {
        Row row = plain.decode(bytes, from);
        for (byte each : bytes) {
            if (each == '\\') {
                return row;
            }
        }
        int begin = JsonWalk.token(bytes, from);
        int end = JsonWalk.end(bytes, begin);
        int[] positions = JsonWalk.positions(layout, bytes, begin, end);
        long otherwise = 0;
        for (int i = 0; i < layout.size(); i++) {
            if (!JsonPositions.has(positions, layout.size(), i)) {
                otherwise |= JsonRow.somethingElse();
            }
        }
        return new JsonRow(layout, bytes, begin, end, positions, otherwise);
    }
}
