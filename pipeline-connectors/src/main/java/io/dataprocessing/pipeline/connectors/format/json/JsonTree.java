package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes lists, maps and rows to the last value while it goes through their bytes, which are known
 * to be well formed and of their type.
 */
final class JsonTree {

    private static final Object MISSING = new Object();

    private final byte[] bytes;
    private int at;

    private JsonTree(byte[] bytes, int begin) {
        this.bytes = bytes;
        this.at = begin;
    }

    /** The list, map or row that begins at a place. */
    static Object value(JsonShape shape, byte[] bytes, int begin) {
        return new JsonTree(bytes, begin).nested(shape);
    }

    private Object nested(JsonShape shape) {
        if (shape instanceof JsonShape.Nested nested) {
            return row(nested.layout);
        }
        JsonShape element = ((JsonShape.Collection) shape).element;
        return shape.kind == JsonShape.Kind.LIST ? list(element) : map(element);
    }

    private Object next(JsonShape shape) {
        boolean isNested =
                shape.kind == JsonShape.Kind.ROW
                        || shape.kind == JsonShape.Kind.LIST
                        || shape.kind == JsonShape.Kind.MAP;
        if (isNested && bytes[at] != 'n') {
            return nested(shape);
        }
        int begin = at;
        at = JsonWalk.end(bytes, begin);
        return JsonValues.value(shape, bytes, begin, at);
    }

    private List<Object> list(JsonShape element) {
        List<Object> values = new ArrayList<>();
        at = JsonWalk.token(bytes, at + 1);
        while (bytes[at] != ']') {
            values.add(next(element));
            at = JsonWalk.next(bytes, at);
        }
        at++;
        return Collections.unmodifiableList(values);
    }

    private Map<String, Object> map(JsonShape element) {
        Map<String, Object> values = new LinkedHashMap<>();
        at = JsonWalk.token(bytes, at + 1);
        while (bytes[at] != '}') {
            int keyEnd = JsonWalk.textEnd(bytes, at);
            String key = JsonValues.text(bytes, at + 1, keyEnd - 1);
            at = JsonWalk.token(bytes, JsonWalk.token(bytes, keyEnd) + 1);
            values.put(key, next(element));
            at = JsonWalk.next(bytes, at);
        }
        at++;
        return Collections.unmodifiableMap(values);
    }

    private Row row(JsonLayout layout) {
        JsonNames names = layout.names();
        Object[] values = new Object[layout.size()];
        Arrays.fill(values, MISSING);
        int expected = 0;
        at = JsonWalk.token(bytes, at + 1);
        while (bytes[at] != '}') {
            int field = expected;
            int value = field < values.length ? names.name(field).behind(bytes, at) : -1;
            if (value < 0) {
                int nameEnd = JsonWalk.textEnd(bytes, at) - 1;
                long hash = Words.hash(bytes, at + 1, nameEnd);
                int name = names.find(bytes, at + 1, nameEnd, hash);
                field = name == JsonNames.UNKNOWN ? JsonNames.UNKNOWN : names.field(name);
                value = JsonWalk.token(bytes, nameEnd + 1) + 1;
            }
            at = JsonWalk.token(bytes, value);
            if (field == JsonNames.UNKNOWN) {
                at = JsonWalk.end(bytes, at);
            } else {
                values[field] = next(layout.shape(field));
                expected = field + 1;
            }
            at = JsonWalk.next(bytes, at);
        }
        at++;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == MISSING) {
                values[i] = layout.type().field(i).defaultValue();
            }
        }
        return Row.trusted(layout.type(), values);
    }
}
