package io.dataprocessing.pipeline.connectors.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the defaults of JSON Schema into values of ours. */
final class JsonSchemaDefaults {

    private JsonSchemaDefaults() {}

    /**
     * The value; null where the default is null.
     *
     * @throws IllegalArgumentException if it's no value of the type
     * @throws java.time.DateTimeException likewise
     * @throws ArithmeticException likewise
     */
    static Object convert(DataType type, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (type instanceof ScalarType scalar) {
            return scalar(scalar, value);
        }
        if (type instanceof DecimalType decimal && value.isNumber()) {
            return value.decimalValue().setScale(decimal.scale());
        }
        if (type instanceof EnumType && value.isTextual()) {
            return value.asText();
        }
        if (type instanceof ArrayType array && value.isArray()) {
            List<Object> values = new ArrayList<>();
            value.forEach(each -> values.add(convert(array.element(), each)));
            return Collections.unmodifiableList(values);
        }
        if (type instanceof MapType map && value.isObject()) {
            Map<String, Object> values = new LinkedHashMap<>();
            value.properties()
                    .forEach(
                            entry ->
                                    values.put(
                                            entry.getKey(),
                                            convert(map.value(), entry.getValue())));
            return Collections.unmodifiableMap(values);
        }
        if (type instanceof RowType row && value.isObject()) {
            return Row.of(row, row.fields().stream().map(field -> member(field, value)).toArray());
        }
        throw new IllegalArgumentException("no " + type);
    }

    private static Object member(Field field, JsonNode object) {
        if (object.has(field.name())) {
            return convert(field.type(), object.get(field.name()));
        }
        if (!field.hasDefault()) {
            throw new IllegalArgumentException("no value for field '" + field.name() + "'");
        }
        return field.defaultValue();
    }

    private static Object scalar(ScalarType type, JsonNode value) {
        return switch (type.kind()) {
            case BOOLEAN -> check(value, value.isBoolean()).asBoolean();
            case INT ->
                    check(value, value.canConvertToExactIntegral()).decimalValue().intValueExact();
            case LONG ->
                    check(value, value.canConvertToExactIntegral()).decimalValue().longValueExact();
            case FLOAT -> check(value, value.isNumber()).floatValue();
            case DOUBLE -> check(value, value.isNumber()).doubleValue();
            case STRING -> text(value);
            case BYTES -> Base64.getDecoder().decode(text(value));
            case DATE -> LocalDate.parse(text(value));
            case TIME -> LocalTime.parse(text(value));
            case TIMESTAMP ->
                    value.isNumber()
                            ? Instant.ofEpochMilli(value.decimalValue().longValueExact())
                            : OffsetDateTime.parse(text(value)).toInstant();
            case DURATION -> Duration.parse(text(value));
        };
    }

    private static String text(JsonNode value) {
        return check(value, value.isTextual()).asText();
    }

    private static JsonNode check(JsonNode value, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("another kind of value");
        }
        return value;
    }
}
