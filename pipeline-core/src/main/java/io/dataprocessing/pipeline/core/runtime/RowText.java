package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Rows as JSON that people read in dead letters; pipelines are read and written by formats. */
public final class RowText {

    private static final int FIRST_PRINTABLE = 0x20;

    private RowText() {}

    /** The row as an object of JSON, in one line. */
    public static String json(Row row) {
        StringBuilder text = new StringBuilder();
        append(row, text);
        return text.toString();
    }

    private static void append(Object value, StringBuilder text) {
        if (value instanceof Row row) {
            text.append('{');
            for (int i = 0; i < row.type().size(); i++) {
                text.append(i == 0 ? "" : ",");
                quote(row.type().field(i).name(), text);
                text.append(':');
                append(row.get(i), text);
            }
            text.append('}');
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(separator);
                quote(String.valueOf(entry.getKey()), text);
                text.append(':');
                append(entry.getValue(), text);
                separator = ",";
            }
            text.append('}');
        } else if (value instanceof List<?> list) {
            text.append('[');
            String separator = "";
            for (Object element : list) {
                text.append(separator);
                append(element, text);
                separator = ",";
            }
            text.append(']');
        } else if (value instanceof byte[] bytes) {
            quote(Base64.getEncoder().encodeToString(bytes), text);
        } else if (isLiteral(value)) {
            text.append(value instanceof BigDecimal decimal ? decimal.toPlainString() : value);
        } else {
            quote(value.toString(), text);
        }
    }

    /** Whether a value stands in JSON as it prints; NaN and the infinities don't. */
    private static boolean isLiteral(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number);
        }
        if (value instanceof Float number) {
            return Float.isFinite(number);
        }
        return value == null || value instanceof Number || value instanceof Boolean;
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE) {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
