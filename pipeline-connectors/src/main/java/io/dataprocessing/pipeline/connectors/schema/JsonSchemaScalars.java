package io.dataprocessing.pipeline.connectors.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The types of values that have no parts. */
final class JsonSchemaScalars {

    private static final String CONNECT = "org.apache.kafka.connect.data.";

    private JsonSchemaScalars() {}

    static DataType integer(JsonSchemaNode node) {
        if (node.text("title").equals(CONNECT + "Timestamp")) {
            return DataTypes.TIMESTAMP;
        }
        return switch (hint(node)) {
            case "int8", "int16", "int32" -> DataTypes.INT;
            default -> DataTypes.LONG;
        };
    }

    static DataType number(JsonSchemaNode node) {
        if (node.text("title").equals(CONNECT + "Decimal")) {
            return decimal(node);
        }
        return switch (hint(node)) {
            case "float32", "float" -> DataTypes.FLOAT;
            default -> DataTypes.DOUBLE;
        };
    }

    private static String hint(JsonSchemaNode node) {
        return node.has("connect.type") ? node.text("connect.type") : node.text("format");
    }

    private static DataType decimal(JsonSchemaNode node) {
        JsonNode parameters = node.json().path("connect.parameters");
        int precision =
                parameters.path("connect.decimal.precision").asInt(DecimalType.MAX_PRECISION);
        int scale = parameters.path("scale").asInt(0);
        try {
            return DataTypes.decimal(precision, scale);
        } catch (IllegalArgumentException e) {
            throw new SchemaException(
                    "is a decimal of %d digits, %d of them behind the point, which is none of ours: up to %d digits"
                            .formatted(precision, scale, DecimalType.MAX_PRECISION),
                    e);
        }
    }

    static DataType string(JsonSchemaNode node) {
        if (node.text("title").equals(CONNECT + "Decimal")) {
            throw new SchemaException(
                    "is a decimal as base64 text, which format 'json' doesn't read. Set decimal.format=NUMERIC where it's written");
        }
        boolean bytes =
                node.text("contentEncoding").equals("base64")
                        || node.text("connect.type").equals("bytes");
        if (bytes) {
            return DataTypes.BYTES;
        }
        return switch (node.text("format")) {
            case "date" -> DataTypes.DATE;
            case "time" -> DataTypes.TIME;
            case "date-time" -> DataTypes.TIMESTAMP;
            case "duration" -> DataTypes.DURATION;
            case "byte" -> DataTypes.BYTES;
            default -> DataTypes.STRING;
        };
    }

    /** The type of one of some values, nulls among them or not. */
    static DataType oneOf(Iterable<JsonNode> values) {
        Set<String> texts = new LinkedHashSet<>();
        List<DataType> types = new ArrayList<>();
        boolean nullable = false;
        for (JsonNode value : values) {
            if (value.isNull()) {
                nullable = true;
            } else {
                types.add(typeOf(value));
                texts.add(value.asText());
            }
        }
        if (types.isEmpty()) {
            throw new SchemaException("holds nothing but null");
        }
        boolean allTexts = types.stream().allMatch(DataTypes.STRING::equals);
        DataType type = allTexts ? new EnumType(List.copyOf(texts), false) : common(types);
        return type.withNullable(nullable);
    }

    private static DataType typeOf(JsonNode value) {
        if (value.isTextual()) {
            return DataTypes.STRING;
        }
        if (value.isBoolean()) {
            return DataTypes.BOOLEAN;
        }
        if (value.isIntegralNumber()) {
            return DataTypes.LONG;
        }
        if (value.isNumber()) {
            return DataTypes.DOUBLE;
        }
        throw new SchemaException("is one of some objects or lists, which has no type");
    }

    /**
     * The one type that can hold the values of several.
     *
     * @throws SchemaException if there is none
     */
    static DataType common(List<DataType> types) {
        DataType common = types.get(0);
        for (DataType type : types) {
            common = common(common, type);
        }
        return common;
    }

    private static DataType common(DataType one, DataType other) {
        boolean nullable = one.nullable() || other.nullable();
        DataType a = one.asRequired();
        DataType b = other.asRequired();
        if (a.equals(b)) {
            return a.withNullable(nullable);
        }
        if (a instanceof EnumType first && b instanceof EnumType second) {
            Set<String> symbols = new LinkedHashSet<>(first.symbols());
            symbols.addAll(second.symbols());
            return new EnumType(List.copyOf(symbols), nullable);
        }
        if (isText(a) && isText(b)) {
            return DataTypes.STRING.withNullable(nullable);
        }
        if (isNumber(a) && isNumber(b)) {
            boolean whole = isWhole(a) && isWhole(b);
            return (whole ? DataTypes.LONG : DataTypes.DOUBLE).withNullable(nullable);
        }
        throw new SchemaException(
                "may be %s or %s, which is no one type. Make it a string field and name it in 'json-text', or let it be null or one type"
                        .formatted(a, b));
    }

    private static boolean isText(DataType type) {
        return type instanceof EnumType || type.equals(DataTypes.STRING);
    }

    private static boolean isWhole(DataType type) {
        return type.equals(DataTypes.INT) || type.equals(DataTypes.LONG);
    }

    private static boolean isNumber(DataType type) {
        return isWhole(type) || type.equals(DataTypes.FLOAT) || type.equals(DataTypes.DOUBLE);
    }
}
