package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Describes rows in JSON Schema, draft 7, with the hints of Confluent's converter where the types
 * of JSON say too little. Rows have no members but their fields, so that a field may be added
 * later.
 */
final class JsonSchemaText {

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
    private static final String CONNECT = "org.apache.kafka.connect.data.";
    private static final String CONNECT_TYPE = "connect.type";

    private final JsonRules rules;
    private final ValueWriters values;
    private final JsonGenerator json;

    private JsonSchemaText(JsonRules rules, JsonGenerator json) {
        this.rules = rules;
        this.values = new ValueWriters(rules, new StrictJson(1000));
        this.json = json;
    }

    /** The schema of rows that are written by some rules. */
    static String of(RowType type, JsonRules rules) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("$schema", DRAFT);
            if (!type.name().isEmpty()) {
                json.writeStringField("title", type.name());
            }
            new JsonSchemaText(rules, json).row(type.withNullable(false), FieldPath.ROOT);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void row(RowType type, String path) throws IOException {
        type("object", type);
        json.writeObjectFieldStart("properties");
        for (Field field : type.fields()) {
            json.writeObjectFieldStart(field.name());
            if (!field.doc().isEmpty()) {
                json.writeStringField("description", field.doc());
            }
            String place = FieldPath.field(path, field.name());
            any(field.type(), place);
            defaultOf(field, place);
            json.writeEndObject();
        }
        json.writeEndObject();
        required(type);
        json.writeBooleanField("additionalProperties", false);
    }

    private void required(RowType type) throws IOException {
        if (type.fields().stream().allMatch(Field::hasDefault)) {
            return; // draft 4 forbids an empty list
        }
        json.writeArrayFieldStart("required");
        for (Field field : type.fields()) {
            if (!field.hasDefault()) {
                json.writeString(field.name());
            }
        }
        json.writeEndArray();
    }

    private void defaultOf(Field field, String path) throws IOException {
        if (!field.hasDefault() || field.defaultValue() == null) {
            return;
        }
        JsonBytes value = new JsonBytes();
        try {
            values.writer(field.type(), path).write(value, field.defaultValue());
        } catch (EncodeException e) {
            return; // such as NaN: JSON has no word for it
        }
        json.writeFieldName("default");
        json.writeRawValue(new String(value.take(), StandardCharsets.UTF_8));
    }

    private void any(DataType type, String path) throws IOException {
        if (rules.jsonText().contains(path)) {
            return; // any JSON value: a schema without keywords
        }
        if (type instanceof ScalarType scalar) {
            scalar(scalar);
        } else if (type instanceof DecimalType decimal) {
            decimal(decimal);
        } else if (type instanceof EnumType enumeration) {
            enumeration(enumeration);
        } else if (type instanceof ArrayType array) {
            type("array", type);
            json.writeObjectFieldStart("items");
            any(array.element(), FieldPath.element(path));
            json.writeEndObject();
        } else if (type instanceof MapType map) {
            type("object", type);
            json.writeObjectFieldStart("additionalProperties");
            any(map.value(), FieldPath.value(path));
            json.writeEndObject();
        } else {
            row((RowType) type, path);
        }
    }

    private void type(String name, DataType type) throws IOException {
        if (!type.nullable()) {
            json.writeStringField("type", name);
            return;
        }
        json.writeArrayFieldStart("type");
        json.writeString(name);
        json.writeString("null");
        json.writeEndArray();
    }

    private void scalar(ScalarType type) throws IOException {
        switch (type.kind()) {
            case BOOLEAN -> type("boolean", type);
            case INT -> hinted("integer", "int32", type);
            case LONG -> hinted("integer", "int64", type);
            case FLOAT -> hinted("number", "float32", type);
            case DOUBLE -> type("number", type);
            case STRING -> type("string", type);
            case BYTES -> {
                hinted("string", "bytes", type);
                json.writeStringField("contentEncoding", "base64");
            }
            case DATE -> text("date", type);
            case TIME -> text("time", type);
            case TIMESTAMP -> timestamp(type);
            case DURATION -> text("duration", type);
        }
    }

    private void hinted(String name, String hint, DataType type) throws IOException {
        type(name, type);
        json.writeStringField(CONNECT_TYPE, hint);
    }

    private void text(String format, DataType type) throws IOException {
        type("string", type);
        json.writeStringField("format", format);
    }

    private void timestamp(DataType type) throws IOException {
        TimestampFormat format = rules.timestampFormat();
        switch (format) {
            case ISO_8601 -> text("date-time", type);
            case SQL -> type("string", type);
            case EPOCH_MILLIS -> {
                hinted("integer", "int64", type);
                json.writeStringField("title", CONNECT + "Timestamp");
            }
            case EPOCH_SECONDS -> type("number", type);
        }
    }

    private void decimal(DecimalType type) throws IOException {
        hinted("number", "bytes", type);
        json.writeStringField("title", CONNECT + "Decimal");
        json.writeObjectFieldStart("connect.parameters");
        json.writeStringField("scale", Integer.toString(type.scale()));
        json.writeStringField("connect.decimal.precision", Integer.toString(type.precision()));
        json.writeEndObject();
    }

    private void enumeration(EnumType type) throws IOException {
        type("string", type);
        json.writeArrayFieldStart("enum");
        for (String symbol : type.symbols()) {
            json.writeString(symbol);
        }
        if (type.nullable()) {
            json.writeNull();
        }
        json.writeEndArray();
    }
}
