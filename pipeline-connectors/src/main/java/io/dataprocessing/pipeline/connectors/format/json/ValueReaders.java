package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.connectors.format.Surrogates;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes the readers of types. */
public final class ValueReaders {

    private final JsonRules rules;
    private final RecordBytes record;

    /**
     * By the rules of a format.
     *
     * @param record where the decoder keeps the record that the readers are at
     */
    ValueReaders(JsonRules rules, RecordBytes record) {
        this.rules = rules;
        this.record = record;
    }

    RowReader row(RowType type) {
        return row(type, FieldPath.ROOT);
    }

    private RowReader row(RowType type, String path) {
        List<ValueReader> readers = new ArrayList<>();
        for (Field field : type.fields()) {
            readers.add(reader(field.type(), FieldPath.field(path, field.name())));
        }
        return new RowReader(type, readers, rules);
    }

    /** The reader of a type, where nothing is kept as its text. */
    public static ValueReader of(DataType type, JsonRules rules) {
        return new ValueReaders(rules, new RecordBytes()).reader(type, FieldPath.ROOT);
    }

    private ValueReader reader(DataType type, String path) {
        if (rules.jsonText().contains(path)) {
            return new JsonTextReader(record);
        }
        if (type instanceof ScalarType scalar) {
            return scalar(scalar.kind());
        }
        if (type instanceof DecimalType decimal) {
            return parser -> NumberReaders.readDecimal(parser, decimal);
        }
        if (type instanceof EnumType enumeration) {
            return symbol(enumeration);
        }
        if (type instanceof ArrayType array) {
            return list(array.element(), FieldPath.element(path));
        }
        if (type instanceof MapType map) {
            return map(map.value(), FieldPath.value(path));
        }
        return row((RowType) type, path);
    }

    private ValueReader scalar(ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> ValueReaders::readBoolean;
            case INT -> NumberReaders::readInt;
            case LONG -> NumberReaders::readLong;
            case FLOAT -> NumberReaders::readFloat;
            case DOUBLE -> NumberReaders::readDouble;
            case STRING -> parser -> text(parser, "a text");
            case BYTES -> parsed("base64 text", Base64.getDecoder()::decode);
            case DATE -> parsed("date like 2026-03-01", LocalDate::parse);
            case TIME -> parsed("time like 12:30:00", LocalTime::parse);
            case TIMESTAMP -> new TimestampReader(rules.timestampFormat());
            case DURATION -> parsed("ISO 8601 duration like PT5M", Duration::parse);
        };
    }

    private static Boolean readBoolean(JsonParser parser) throws MismatchException {
        if (!parser.currentToken().isBoolean()) {
            throw ValueReader.expected(parser, "true or false");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    private static String text(JsonParser parser, String wanted)
            throws IOException, MismatchException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw ValueReader.expected(parser, wanted);
        }
        return whole(parser, parser.getText());
    }

    private static String whole(JsonParser parser, String text) throws MismatchException {
        if (Surrogates.anyAlone(text)) {
            throw ValueReader.mismatch(parser, Surrogates.PROBLEM);
        }
        return text;
    }

    private static ValueReader parsed(String form, Function<String, Object> parse) {
        return parser -> {
            String text = text(parser, "a text");
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw ValueReader.mismatch(parser, "is no " + form);
            }
        };
    }

    private static ValueReader symbol(EnumType type) {
        Map<String, String> symbols = new HashMap<>();
        type.symbols().forEach(symbol -> symbols.put(symbol, symbol));
        return parser -> {
            String symbol = symbols.get(text(parser, "a text"));
            if (symbol == null) {
                throw ValueReader.mismatch(parser, "is none of " + type.symbols());
            }
            return symbol;
        };
    }

    private ValueReader list(DataType elementType, String path) {
        ValueReader element = orNull(elementType, path);
        return parser -> {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw ValueReader.expected(parser, "a list");
            }
            List<Object> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                try {
                    values.add(element.read(parser));
                } catch (MismatchException e) {
                    throw e.in(values.size());
                }
            }
            return Collections.unmodifiableList(values);
        };
    }

    private ValueReader map(DataType valueType, String path) {
        ValueReader value = orNull(valueType, path);
        boolean refusesDuplicates = rules.refusesDuplicates();
        return parser -> {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw ValueReader.expected(parser, "an object");
            }
            Map<String, Object> values = new LinkedHashMap<>();
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                whole(parser, key);
                try {
                    if (refusesDuplicates && values.containsKey(key)) {
                        throw ValueReader.mismatch(parser, "appears twice");
                    }
                    parser.nextToken();
                    values.put(key, value.read(parser));
                } catch (MismatchException e) {
                    throw e.in(key);
                }
            }
            return Collections.unmodifiableMap(values);
        };
    }

    private ValueReader orNull(DataType type, String path) {
        ValueReader reader = reader(type, path);
        boolean readsNull = reader.readsNull();
        boolean nullable = type.nullable();
        return parser -> {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                return reader.read(parser);
            }
            if (nullable) {
                return null;
            }
            if (readsNull) {
                return reader.read(parser);
            }
            throw ValueReader.mismatch(parser, "is null but required");
        };
    }
}
