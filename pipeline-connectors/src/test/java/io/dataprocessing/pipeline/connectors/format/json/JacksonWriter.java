package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.connectors.format.Surrogates;
import io.dataprocessing.pipeline.connectors.format.TimestampText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes rows with Jackson's generator: slowly, and what the encoder's output has to be. */
final class JacksonWriter implements RowEncoder {

    /** Writes the values of one type. */
    private interface Writer {
        void write(JsonGenerator json, Object value) throws IOException, EncodeException;
    }

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                    .build();

    private final JsonRules rules;
    private final StrictJson json;
    private final Writer writer;

    JacksonWriter(JsonOptions options, RowType type) {
        this.rules = JsonRules.of(options);
        this.json = new StrictJson(options.maxDepth());
        this.writer = row(type, FieldPath.ROOT);
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            writer.write(generator, row);
            generator.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new EncodeException("the row can't be written as JSON", e);
        }
    }

    private Writer row(RowType type, String path) {
        List<Writer> writers = new ArrayList<>();
        for (Field field : type.fields()) {
            writers.add(fieldWriter(field, FieldPath.field(path, field.name())));
        }
        return (json, value) -> {
            json.writeStartObject();
            for (int i = 0; i < writers.size(); i++) {
                writeField(json, type.field(i), writers.get(i), ((Row) value).get(i));
            }
            json.writeEndObject();
        };
    }

    private void writeField(JsonGenerator json, Field field, Writer writer, Object value)
            throws IOException, EncodeException {
        if (value != null) {
            json.writeFieldName(new SerializedString(field.name()));
            writer.write(json, value);
        } else if (!field.type().nullable()) {
            throw new EncodeException("field '%s' is null but required".formatted(field.name()));
        } else if (rules.nullFields() == NullFields.WRITE) {
            json.writeFieldName(new SerializedString(field.name()));
            json.writeNull();
        }
    }

    private Writer fieldWriter(Field field, String path) {
        Writer writer = writer(field.type(), path);
        return (json, value) -> {
            try {
                writer.write(json, value);
            } catch (EncodeException e) {
                throw new EncodeException("field '%s' %s".formatted(field.name(), e.getMessage()));
            } catch (ClassCastException e) {
                throw new EncodeException(
                        "field '%s' is %s and can't hold a %s"
                                .formatted(
                                        field.name(),
                                        field.type(),
                                        value.getClass().getSimpleName()));
            }
        };
    }

    Writer writer(DataType type, String path) {
        if (rules.jsonText().contains(path)) {
            return (generator, value) -> {
                JsonTexts.checked(json, (String) value, "");
                generator.writeRawValue((String) value);
            };
        }
        if (type instanceof ScalarType scalar) {
            return scalar(scalar.kind());
        }
        if (type instanceof DecimalType) {
            return (json, value) -> json.writeNumber((BigDecimal) value);
        }
        if (type instanceof EnumType) {
            return (json, value) -> json.writeString(whole((String) value));
        }
        if (type instanceof ArrayType array) {
            return list(array.element(), FieldPath.element(path));
        }
        if (type instanceof MapType map) {
            return map(map.value(), FieldPath.value(path));
        }
        return row((RowType) type, path);
    }

    private Writer scalar(ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> (json, value) -> json.writeBoolean((Boolean) value);
            case INT -> (json, value) -> json.writeNumber((Integer) value);
            case LONG -> (json, value) -> json.writeNumber((Long) value);
            case FLOAT -> JacksonWriter::writeFloat;
            case DOUBLE -> JacksonWriter::writeDouble;
            case STRING -> (json, value) -> json.writeString(whole((String) value));
            case BYTES ->
                    (json, value) ->
                            json.writeString(Base64.getEncoder().encodeToString((byte[]) value));
            case DATE -> (json, value) -> json.writeString(((LocalDate) value).toString());
            case TIME -> (json, value) -> json.writeString(((LocalTime) value).toString());
            case DURATION -> (json, value) -> json.writeString(((Duration) value).toString());
            case TIMESTAMP -> timestamp();
        };
    }

    private static String whole(String text) throws EncodeException {
        if (Surrogates.anyAlone(text)) {
            throw new EncodeException(Surrogates.PROBLEM);
        }
        return text;
    }

    private static void writeDouble(JsonGenerator json, Object value)
            throws IOException, EncodeException {
        double number = (Double) value;
        if (!Double.isFinite(number)) {
            throw new EncodeException("is " + number + ", which JSON can't express");
        }
        json.writeNumber(number);
    }

    private static void writeFloat(JsonGenerator json, Object value)
            throws IOException, EncodeException {
        float number = (Float) value;
        if (!Float.isFinite(number)) {
            throw new EncodeException("is " + number + ", which JSON can't express");
        }
        json.writeNumber(number);
    }

    private Writer timestamp() {
        return switch (rules.timestampFormat()) {
            case ISO_8601 -> (json, value) -> json.writeString(((Instant) value).toString());
            case SQL -> (json, value) -> json.writeString(TimestampText.formatSql((Instant) value));
            case EPOCH_MILLIS -> JacksonWriter::writeMillis;
            case EPOCH_SECONDS ->
                    (json, value) -> {
                        Instant instant = (Instant) value;
                        json.writeNumber(
                                BigDecimal.valueOf(instant.getEpochSecond())
                                        .add(BigDecimal.valueOf(instant.getNano(), 9)));
                    };
        };
    }

    private static void writeMillis(JsonGenerator json, Object value)
            throws IOException, EncodeException {
        Instant instant = (Instant) value;
        long millis;
        try {
            millis = instant.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new EncodeException("is beyond what milliseconds since 1970 can express");
        }
        if (!Instant.ofEpochMilli(millis).equals(instant)) {
            throw new EncodeException("is a timestamp with fractions of a millisecond");
        }
        json.writeNumber(millis);
    }

    private Writer list(DataType elementType, String path) {
        Writer element = orNull(elementType, path);
        return (json, value) -> {
            json.writeStartArray();
            for (Object each : (List<?>) value) {
                element.write(json, each);
            }
            json.writeEndArray();
        };
    }

    private Writer map(DataType valueType, String path) {
        Writer element = orNull(valueType, path);
        return (json, value) -> {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                json.writeFieldName(whole((String) entry.getKey()));
                element.write(json, entry.getValue());
            }
            json.writeEndObject();
        };
    }

    private Writer orNull(DataType type, String path) {
        Writer writer = writer(type, path);
        return (json, value) -> {
            if (value != null) {
                writer.write(json, value);
            } else if (type.nullable()) {
                json.writeNull();
            } else {
                throw new EncodeException("holds a null where its type has none");
            }
        };
    }
}
