package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the option {@code json-text} against a type. */
final class JsonTextFields {

    private final Map<String, DataType> types = new LinkedHashMap<>();

    private JsonTextFields() {}

    /** Reports the paths that lead nowhere or to something that is no string. */
    static void check(List<String> paths, RowType type, FormatContext context) {
        if (paths.isEmpty()) {
            return;
        }
        JsonTextFields fields = new JsonTextFields();
        fields.add(FieldPath.ROOT, type);
        for (String path : paths) {
            DataType found = fields.types.get(path);
            if (found == null) {
                context.problem(
                        "json-text",
                        "there is no field '%s'. String fields: %s."
                                .formatted(path, String.join(", ", fields.strings())));
            } else if (!isString(found)) {
                context.problem(
                        "json-text",
                        "field '%s' is %s; only a string can hold JSON as it stands."
                                .formatted(path, found));
            }
        }
    }

    private void add(String path, DataType type) {
        if (!path.isEmpty()) {
            types.put(path, type);
        }
        if (type instanceof RowType row) {
            for (Field field : row.fields()) {
                add(FieldPath.field(path, field.name()), field.type());
            }
        } else if (type instanceof ArrayType array) {
            add(FieldPath.element(path), array.element());
        } else if (type instanceof MapType map) {
            add(FieldPath.value(path), map.value());
        }
    }

    private List<String> strings() {
        return types.entrySet().stream()
                .filter(entry -> isString(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isString(DataType type) {
        return type.asRequired().equals(DataTypes.STRING);
    }
}
