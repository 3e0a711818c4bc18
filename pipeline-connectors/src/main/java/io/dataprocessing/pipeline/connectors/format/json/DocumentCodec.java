package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Records that are any JSON value, in rows of one field that holds their text. They are checked
 * against RFC 8259 and nothing more: what isn't interpreted can't be ambiguous, so that a key may
 * stand twice in an object.
 */
final class DocumentCodec implements RowDecoder, RowEncoder {

    private final StrictJson json;
    private final RowType type;

    DocumentCodec(int maxDepth, RowType type) {
        this.json = new StrictJson(maxDepth);
        this.type = type;
    }

    /** The type of the rows. */
    static RowType type(String field) {
        return RowType.of(Field.of(field, DataTypes.STRING));
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        json.read(bytes, 0, Skipping::anything);
        return Row.trusted(type, new Object[] {new String(bytes, StandardCharsets.UTF_8)});
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        return JsonTexts.checked(json, (String) row.get(0), row.type().field(0).name());
    }
}
