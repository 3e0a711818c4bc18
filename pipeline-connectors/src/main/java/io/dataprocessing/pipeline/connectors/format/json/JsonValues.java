package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes values from bytes that are known to be well formed and of their type. */
final class JsonValues {

    private JsonValues() {}

    /** The value that stands between two places, decoded to the last; null where it's a null. */
    static Object value(JsonShape shape, byte[] bytes, int begin, int end) {
        if (bytes[begin] == 'n' && (shape.nullable || shape.kind != JsonShape.Kind.JSON)) {
            return null;
        }
        return switch (shape.kind) {
            case BOOLEAN -> bytes[begin] == 't';
            case INT -> (int) JsonNumbers.whole(bytes, begin, end);
            case LONG -> JsonNumbers.whole(bytes, begin, end);
            case FLOAT -> JsonNumbers.toFloat(bytes, begin, end);
            case DOUBLE -> JsonNumbers.toDouble(bytes, begin, end);
            case DECIMAL -> JsonNumbers.decimal((JsonShape.Decimal) shape, bytes, begin, end);
            case STRING -> text(bytes, begin + 1, end - 1);
            case SYMBOL -> ((JsonShape.Symbol) shape).at(bytes, begin + 1, end - 1);
            case BASE64 ->
                    Base64.getDecoder().decode(Arrays.copyOfRange(bytes, begin + 1, end - 1));
            case DATE -> TimestampDigits.date(bytes, begin + 1);
            case TIME -> TimestampDigits.time(bytes, begin + 1, end - 1);
            case ISO_TIMESTAMP, SQL_TIMESTAMP ->
                    TimestampDigits.timestamp(bytes, begin + 1, end - 1);
            case MILLIS -> Instant.ofEpochMilli(JsonNumbers.whole(bytes, begin, end));
            case SECONDS -> JsonNumbers.seconds(bytes, begin, end);
            case DURATION -> Duration.parse(text(bytes, begin + 1, end - 1));
            case LIST -> list(((JsonShape.Collection) shape).element, bytes, begin);
            case MAP -> map(((JsonShape.Collection) shape).element, bytes, begin);
            case ROW -> row(((JsonShape.Nested) shape).layout, bytes, begin, end);
            case JSON, UNREAD -> new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
        };
    }

    private static List<Object> list(JsonShape element, byte[] bytes, int begin) {
        List<Object> values = new ArrayList<>();
        int at = JsonWalk.token(bytes, begin + 1);
        while (bytes[at] != ']') {
            int end = JsonWalk.end(bytes, at);
            values.add(value(element, bytes, at, end));
            at = JsonWalk.next(bytes, end);
        }
        return Collections.unmodifiableList(values);
    }

    private static Map<String, Object> map(JsonShape element, byte[] bytes, int begin) {
        Map<String, Object> values = new LinkedHashMap<>();
        int at = JsonWalk.token(bytes, begin + 1);
        while (bytes[at] != '}') {
            int keyEnd = JsonWalk.textEnd(bytes, at);
            int value = JsonWalk.token(bytes, JsonWalk.token(bytes, keyEnd) + 1);
            int end = JsonWalk.end(bytes, value);
            values.put(text(bytes, at + 1, keyEnd - 1), value(element, bytes, value, end));
            at = JsonWalk.next(bytes, end);
        }
        return Collections.unmodifiableMap(values);
    }

    /** The row of an object, decoded to the last field. */
    static Row row(JsonLayout layout, byte[] bytes, int from, int to) {
        return row(layout, bytes, from, JsonWalk.positions(layout, bytes, from, to));
    }

    /** The row of an object whose fields stand at given places, decoded to the last field. */
    static Row row(JsonLayout layout, byte[] bytes, int from, int[] positions) {
        int size = layout.size();
        Object[] values = new Object[size];
        for (int i = 0; i < size; i++) {
            int begin = JsonPositions.begin(positions, size, i);
            values[i] =
                    begin == 0
                            ? missing(layout.type().field(i))
                            : value(
                                    layout.shape(i),
                                    bytes,
                                    from + begin,
                                    from + JsonPositions.end(positions, size, i));
        }
        return Row.trusted(layout.type(), values);
    }

    /** What a field that isn't there holds. */
    static Object missing(Field field) {
        return field.defaultValue();
    }

    /** The text between two quotes. */
    static String text(byte[] bytes, int from, int to) {
        int escape = firstBackslash(bytes, from, to);
        return escape == to
                ? new String(bytes, from, to - from, StandardCharsets.UTF_8)
                : unescaped(bytes, from, escape, to);
    }

    private static int firstBackslash(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long ends = Words.quotesOrBackslashes(Words.at(bytes, at));
            if (ends != 0) {
                return at + Words.first(ends);
            }
        }
        while (at < to && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private static String unescaped(byte[] bytes, int from, int firstEscape, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int begin = from;
        int escape = firstEscape;
        while (escape < to) {
            text.append(new String(bytes, begin, escape - begin, StandardCharsets.UTF_8));
            begin = escape + 2;
            switch (bytes[escape + 1]) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append(unit(bytes, begin));
                    begin += 4;
                }
                default -> text.append((char) bytes[escape + 1]);
            }
            escape = firstBackslash(bytes, begin, to);
        }
        return text.append(new String(bytes, begin, to - begin, StandardCharsets.UTF_8)).toString();
    }

    /** The UTF-16 unit that four hexadecimal digits are. */
    static char unit(byte[] bytes, int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            unit = unit << 4 | Character.digit(bytes[i], 16);
        }
        return (char) unit;
    }
}
