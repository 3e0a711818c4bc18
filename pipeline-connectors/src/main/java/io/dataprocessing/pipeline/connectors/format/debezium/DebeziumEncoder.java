package io.dataprocessing.pipeline.connectors.format.debezium;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.connectors.format.json.JsonEncoder;
import io.dataprocessing.pipeline.connectors.format.json.JsonRules;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts rows into envelopes: a row that was deleted as {@code before}, any other as created. */
final class DebeziumEncoder implements RowEncoder {

    private static final byte[] CREATED = ascii("{\"before\":null,\"after\":");
    private static final byte[] CREATED_END = ascii(",\"op\":\"c\"}");
    private static final byte[] DELETED = ascii("{\"before\":");
    private static final byte[] DELETED_END = ascii(",\"after\":null,\"op\":\"d\"}");

    private final EnvelopeType type;
    private final JsonEncoder columns;
    private final int[] positions;
    private final int deleteField;

    DebeziumEncoder(EnvelopeType type) {
        this.type = type;
        this.columns =
                new JsonEncoder(JsonRules.usual(), type.options().maxDepth(), type.columns());
        String deleted = type.options().deleteField();
        this.deleteField = type.row().has(deleted) ? type.row().indexOf(deleted) : -1;
        this.positions =
                type.columns().fields().stream()
                        .mapToInt(field -> type.row().indexOf(field.name()))
                        .toArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        Object[] values = new Object[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(positions[i]);
        }
        byte[] state = columns.encode(Row.trusted(type.columns(), values));
        boolean deleted = deleteField >= 0 && Boolean.TRUE.equals(row.get(deleteField));
        ByteArrayOutputStream envelope =
                new ByteArrayOutputStream(state.length + DELETED.length + DELETED_END.length);
        envelope.writeBytes(deleted ? DELETED : CREATED);
        envelope.writeBytes(state);
        envelope.writeBytes(deleted ? DELETED_END : CREATED_END);
        return envelope.toByteArray();
    }
}
