package io.dataprocessing.pipeline.processors.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object as RFC 8259 has it. Members that aren't fields are passed over, numbers are
 * read exactly, a member that appears twice is an error.
 */
final class JsonObjectParser implements TextParser {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_DIGITS = 1_000;

    /** Names come from data: interning them would keep foreign ones in the JVM's table. */
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_DIGITS)
                                    .build())
                    .build();

    private final RowType type;

    JsonObjectParser(RowType type) {
        this.type = type;
    }

    @Override
    public Object[] parse(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new EvaluationException("it's no JSON object");
            }
            Object[] values = members(json, type, "");
            if (json.nextToken() != null) {
                throw new EvaluationException("something stands behind the JSON object");
            }
            return values;
        } catch (IOException e) {
            // Its message would quote the text.
            throw new EvaluationException("it's no valid JSON");
        }
    }

    private static Object[] members(JsonParser json, RowType type, String path) throws IOException {
        Object[] values = new Object[type.size()];
        boolean[] seen = new boolean[values.length];
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (type.has(name)) {
                int index = type.indexOf(name);
                values[index] = value(json, type.field(index).type(), path + name);
                seen[index] = true;
            } else {
                json.skipChildren();
            }
        }
        for (int i = 0; i < values.length; i++) {
            Field field = type.field(i);
            if (!seen[i] && !field.type().nullable()) {
                throw refused(path + field.name(), "isn't there and can't be null");
            }
        }
        return values;
    }

    private static Object value(JsonParser json, DataType type, String path) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            if (!type.nullable()) {
                throw refused(path, "is null but required");
            }
            return null;
        }
        if (type instanceof ArrayType array) {
            return elements(json, array, path);
        }
        if (type instanceof MapType map) {
            return entries(json, map, path);
        }
        if (type instanceof RowType row) {
            expect(json, JsonToken.START_OBJECT, path, "is no object");
            return Row.trusted(row.withNullable(false), members(json, row, path + "."));
        }
        return JsonScalar.read(json, type, path);
    }

    private static List<Object> elements(JsonParser json, ArrayType array, String path)
            throws IOException {
        expect(json, JsonToken.START_ARRAY, path, "is no list");
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, array.element(), path + "[" + elements.size() + "]"));
        }
        return Collections.unmodifiableList(elements);
    }

    private static Map<String, Object> entries(JsonParser json, MapType map, String path)
            throws IOException {
        expect(json, JsonToken.START_OBJECT, path, "is no object");
        Map<String, Object> entries = new LinkedHashMap<>();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            entries.put(key, value(json, map.value(), path + "[]"));
        }
        return Collections.unmodifiableMap(entries);
    }

    private static void expect(JsonParser json, JsonToken token, String path, String otherwise) {
        if (json.currentToken() != token) {
            throw refused(path, otherwise);
        }
    }

    /** Says where, in names that the pipeline file has, and nothing of the text. */
    static EvaluationException refused(String path, String why) {
        return new EvaluationException("member '%s' %s".formatted(path, why));
    }
}
