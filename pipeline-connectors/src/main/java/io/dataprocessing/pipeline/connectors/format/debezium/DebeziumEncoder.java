package io.dataprocessing.pipeline.connectors.format.debezium;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
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

    private final JsonEncoder columns;
    private final RowMapping state;
    private final int deleteField;

    DebeziumEncoder(EnvelopeType type) {
        this.columns =
                new JsonEncoder(JsonRules.usual(), type.options().maxDepth(), type.columns());
        String deleted = type.options().deleteField();
        this.deleteField = type.row().has(deleted) ? type.row().indexOf(deleted) : -1;
        this.state =
                RowMapping.of(
                        type.columns(),
                        type.columns().fields().stream()
                                .mapToInt(field -> type.row().indexOf(field.name()))
                                .toArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        byte[] json = columns.encode(state.apply(row));
        boolean deleted = deleteField >= 0 && Boolean.TRUE.equals(row.get(deleteField));
        ByteArrayOutputStream envelope =
                new ByteArrayOutputStream(json.length + DELETED.length + DELETED_END.length);
        envelope.writeBytes(deleted ? DELETED : CREATED);
        envelope.writeBytes(json);
        envelope.writeBytes(deleted ? DELETED_END : CREATED_END);
        return envelope.toByteArray();
    }
}
