package io.dataprocessing.pipeline.suite.example.format;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Writes rows as pairs; a field without a value is left out. */
final class LogfmtEncoder implements RowEncoder {

    private final RowType type;
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    private final StringBuilder line = new StringBuilder();

    LogfmtEncoder(RowType type) {
        this.type = type;
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        line.setLength(0);
        for (int i = 0; i < type.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                line.append(line.isEmpty() ? "" : " ").append(type.field(i).name()).append('=');
                append(value);
            }
        }
        try {
            ByteBuffer bytes = utf8.encode(CharBuffer.wrap(line));
            byte[] own = new byte[bytes.remaining()];
            bytes.get(own);
            return own;
        } catch (CharacterCodingException e) {
            throw new EncodeException("a text holds half a character (a lone surrogate)");
        }
    }

    private void append(Object value) {
        if (value instanceof String text) {
            line.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        } else {
            line.append(value);
        }
    }
}
