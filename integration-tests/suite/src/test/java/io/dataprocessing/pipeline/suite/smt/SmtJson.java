package io.dataprocessing.pipeline.suite.smt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of the cases as rows, and rows as such values. */
final class SmtJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SmtJson() {}

    /**
     * The fields of a record of a case. A value that is no object is a field {@code value}; a topic
     * and a timestamp stand beside each other.
     */
    static JsonNode fields(JsonNode record) {
        for (String part : List.of("value", "key")) {
            if (record.path(part).isObject()) {
                return record.get(part);
            }
        }
        ObjectNode fields = JSON.objectNode();
        record.properties()
                .forEach(
                        field -> {
                            switch (field.getKey()) {
                                case "key", "value_timestamp_ms" ->
                                        fields.set("value", field.getValue());
                                case "schema_default" -> {}
                                default -> fields.set(field.getKey(), field.getValue());
                            }
                        });
        return fields;
    }

    /** A row of the fields that have these names. */
    static Row row(RowType type, JsonNode fields) {
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(type.field(i).type(), fields.path(type.field(i).name()));
        }
        return Rows.row(type, values);
    }

    private static Object value(DataType type, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        if (type instanceof RowType row) {
            return row(row.withNullable(false), json);
        }
        if (type instanceof ArrayType array) {
            List<Object> elements = new ArrayList<>();
            json.forEach(element -> elements.add(value(array.element(), element)));
            return elements;
        }
        if (type instanceof MapType map) {
            Map<String, Object> values = new LinkedHashMap<>();
            json.properties()
                    .forEach(
                            entry ->
                                    values.put(
                                            entry.getKey(), value(map.value(), entry.getValue())));
            return values;
        }
        if (type.javaType() == Instant.class) {
            return Instant.ofEpochMilli(json.longValue());
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        return json.isBoolean() ? json.booleanValue() : number(json);
    }

    private static Object number(JsonNode json) {
        return json.isIntegralNumber() ? (Object) json.longValue() : json.doubleValue();
    }

    /** A row as the cases write it: whole numbers of any size alike, timestamps in milliseconds. */
    static JsonNode of(Row row) {
        ObjectNode object = JSON.objectNode();
        for (int i = 0; i < row.type().size(); i++) {
            object.set(row.type().field(i).name(), of(row.get(i)));
        }
        return object;
    }

    private static JsonNode of(Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof Row row) {
            return of(row);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(element -> array.add(of(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((key, one) -> object.set((String) key, of(one)));
            return object;
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        }
        return value instanceof Long || value instanceof Instant
                ? whole(value instanceof Instant time ? time.toEpochMilli() : (Long) value)
                : JSON.textNode(value.toString());
    }

    /** As Jackson reads it. */
    private static JsonNode whole(long number) {
        return (int) number == number ? JSON.numberNode((int) number) : JSON.numberNode(number);
    }
}
