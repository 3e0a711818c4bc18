package io.dataprocessing.pipeline.suite.example.format;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Reads pairs in any order. Its errors say where, and quote no values. */
final class LogfmtDecoder implements RowDecoder {

    private final RowType type;
    private final boolean strict;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private String line = "";
    private int at;

    LogfmtDecoder(RowType type, boolean strict) {
        this.type = type;
        this.strict = strict;
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        line = text(bytes);
        at = 0;
        Object[] values = new Object[type.size()];
        while (at < line.length()) {
            pair(values);
            if (at < line.length() && line.charAt(at++) != ' ') {
                throw error("a space is missing between two pairs");
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && !type.field(i).type().nullable()) {
                throw error("'%s' is missing".formatted(type.field(i).name()));
            }
        }
        return Row.trusted(type, values);
    }

    private String text(byte[] bytes) throws DecodeException {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            return utf8.decode(input).toString();
        } catch (CharacterCodingException e) {
            throw new DecodeException("invalid UTF-8 at byte " + input.position());
        }
    }

    private void pair(Object[] values) throws DecodeException {
        int equals = line.indexOf('=', at);
        if (equals < 0) {
            throw error("a name has no value");
        }
        String name = line.substring(at, equals);
        at = equals + 1;
        boolean quoted = at < line.length() && line.charAt(at) == '"';
        String text = quoted ? quoted() : word();
        if (!type.has(name)) {
            if (strict) {
                throw error("a name isn't in the schema");
            }
            return;
        }
        int index = type.indexOf(name);
        if (values[index] != null) {
            throw error("'%s' is there twice".formatted(name));
        }
        values[index] = value(name, type.field(index).type().withNullable(false), text, quoted);
    }

    private String word() {
        int space = line.indexOf(' ', at);
        int end = space < 0 ? line.length() : space;
        String word = line.substring(at, end);
        at = end;
        return word;
    }

    private String quoted() throws DecodeException {
        StringBuilder text = new StringBuilder();
        for (at++; at < line.length(); at++) {
            char next = line.charAt(at);
            if (next == '"') {
                at++;
                return text.toString();
            }
            if (next == '\\' && ++at == line.length()) {
                break;
            }
            text.append(line.charAt(at));
        }
        throw error("a quote is never closed");
    }

    private Object value(String name, DataType type, String text, boolean quoted)
            throws DecodeException {
        if (quoted == type.equals(DataTypes.STRING)) {
            if (quoted) {
                return text;
            }
            if (type.equals(DataTypes.BOOLEAN) && text.matches("true|false")) {
                return text.equals("true");
            }
            if (type.equals(DataTypes.LONG) && text.matches("-?[0-9]{1,19}")) {
                try {
                    return Long.parseLong(text);
                } catch (NumberFormatException e) {
                    throw new DecodeException("'%s' is beyond a long".formatted(name), e);
                }
            }
        }
        throw error("'%s' holds no %s".formatted(name, type));
    }

    private DecodeException error(String what) {
        return new DecodeException("%s (before character %d)".formatted(what, at + 1));
    }
}
