package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.io.IOException;

/** Writes JSON text as protobuf's messages for JSON values. */
final class JsonWriter implements ValueWriter {

    private final WellKnown kind;
    private final String path;
    // Structures nest a message for the value, one for the object and one for its entry.
    private final JsonFactory factory =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth((JsonReader.MAX_DEPTH - 1) / 3)
                                    .build())
                    .build();

    JsonWriter(WellKnown kind, String path) {
        this.kind = kind;
        this.path = path;
    }

    @Override
    public void write(Object value, WireOutput out) throws EncodeException {
        try (JsonParser parser = factory.createParser((String) value)) {
            parser.nextToken();
            Value read = value(parser);
            if (parser.nextToken() != null) {
                throw ScalarWriters.error(path, "something stands behind the JSON");
            }
            out.raw(message(read).toByteArray());
        } catch (IOException e) {
            throw ScalarWriters.error(
                    path, "the text is no JSON, has a key twice, or is nested too deep");
        }
    }

    private Message message(Value value) throws EncodeException {
        if (kind == WellKnown.STRUCT) {
            if (value.getKindCase() != Value.KindCase.STRUCT_VALUE) {
                throw ScalarWriters.error(path, "the text is no JSON object, which a Struct holds");
            }
            return value.getStructValue();
        }
        if (kind == WellKnown.LIST_VALUE) {
            if (value.getKindCase() != Value.KindCase.LIST_VALUE) {
                throw ScalarWriters.error(
                        path, "the text is no JSON array, which a ListValue holds");
            }
            return value.getListValue();
        }
        return value;
    }

    private Value value(JsonParser parser) throws IOException, EncodeException {
        JsonToken token = parser.currentToken();
        Value.Builder value = Value.newBuilder();
        if (token == JsonToken.START_OBJECT) {
            return value.setStructValue(struct(parser)).build();
        }
        if (token == JsonToken.START_ARRAY) {
            ListValue.Builder list = ListValue.newBuilder();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.addValues(value(parser));
            }
            return value.setListValue(list).build();
        }
        if (token == JsonToken.VALUE_STRING) {
            return value.setStringValue(parser.getText()).build();
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            double number = parser.getDoubleValue();
            if (!Double.isFinite(number)) {
                throw ScalarWriters.error(path, "a number is too large for a double");
            }
            return value.setNumberValue(number).build();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return value.setBoolValue(token == JsonToken.VALUE_TRUE).build();
        }
        if (token == JsonToken.VALUE_NULL) {
            return value.setNullValue(NullValue.NULL_VALUE).build();
        }
        throw ScalarWriters.error(path, "the text is no JSON");
    }

    private Struct struct(JsonParser parser) throws IOException, EncodeException {
        Struct.Builder struct = Struct.newBuilder();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            struct.putFields(name, value(parser));
        }
        return struct.build();
    }
}
