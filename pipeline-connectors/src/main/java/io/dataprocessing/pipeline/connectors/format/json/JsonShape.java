package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How values of a type stand in JSON, for code that goes through bytes: fields, not methods,
 * because it's asked for every value.
 */
abstract sealed class JsonShape {

    /** What a value is read as. */
    enum Kind {
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        DECIMAL,
        STRING,
        SYMBOL,
        BASE64,
        DATE,
        TIME,
        ISO_TIMESTAMP,
        SQL_TIMESTAMP,
        MILLIS,
        SECONDS,
        DURATION,
        LIST,
        MAP,
        ROW,
        /** Any value, as its text. */
        JSON,
        /** Any value, of which nobody reads anything. */
        UNREAD
    }

    final Kind kind;
    final boolean nullable;

    private JsonShape(Kind kind, boolean nullable) {
        this.kind = kind;
        this.nullable = nullable;
    }

    /** A value whose kind says it all. */
    static final class Plain extends JsonShape {

        private Plain(Kind kind, boolean nullable) {
            super(kind, nullable);
        }
    }

    /** An exact number. */
    static final class Decimal extends JsonShape {

        final int wholeDigits;
        final int scale;

        private Decimal(DecimalType type) {
            super(Kind.DECIMAL, type.nullable());
            this.wholeDigits = type.precision() - type.scale();
            this.scale = type.scale();
        }
    }

    /** One of a few texts. */
    static final class Symbol extends JsonShape {

        private final String[] symbols;
        private final byte[][] texts;

        private Symbol(EnumType type) {
            super(Kind.SYMBOL, type.nullable());
            this.symbols = type.symbols().toArray(String[]::new);
            this.texts =
                    type.symbols().stream()
                            .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
                            .toArray(byte[][]::new);
        }

        /** Whether the bytes are one of the texts. */
        boolean has(byte[] bytes, int from, int to) {
            return index(bytes, from, to) >= 0;
        }

        /** The text that the bytes are, which has to be one of them. */
        String at(byte[] bytes, int from, int to) {
            return symbols[index(bytes, from, to)];
        }

        private int index(byte[] bytes, int from, int to) {
            int length = to - from;
            for (int i = 0; i < texts.length; i++) {
                byte[] text = texts[i];
                if (text.length == length && Arrays.equals(text, 0, length, bytes, from, to)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** A list or a map. */
    static final class Collection extends JsonShape {

        final JsonShape element;

        private Collection(Kind kind, boolean nullable, JsonShape element) {
            super(kind, nullable);
            this.element = element;
        }
    }

    /** A row in a row. */
    static final class Nested extends JsonShape {

        final JsonLayout layout;

        private Nested(boolean nullable, JsonLayout layout) {
            super(Kind.ROW, nullable);
            this.layout = layout;
        }
    }

    /** A value that nobody reads, and what was learned of its objects. */
    static final class Unread extends JsonShape {

        private Optional<ExpectedNames> names = Optional.empty();

        private Unread() {
            super(Kind.UNREAD, true);
        }

        /** The names that its objects have. */
        ExpectedNames names() {
            if (names.isEmpty()) {
                names = Optional.of(new ExpectedNames());
            }
            return names.get();
        }
    }

    /** The shape of a value that nobody reads. */
    static JsonShape unread() {
        return new Unread();
    }

    /** The shapes of a row's fields, in order. */
    static JsonShape[] of(RowType type, JsonRules rules, JsonValidation validation) {
        JsonShape[] shapes = new JsonShape[type.size()];
        for (int i = 0; i < shapes.length; i++) {
            Field field = type.field(i);
            String path = FieldPath.field(FieldPath.ROOT, field.name());
            shapes[i] = of(field.type(), rules, validation, path);
        }
        return shapes;
    }

    private static JsonShape of(
            DataType type, JsonRules rules, JsonValidation validation, String path) {
        if (rules.jsonText().contains(path)) {
            return new Plain(Kind.JSON, type.nullable());
        }
        if (type instanceof ScalarType scalar) {
            return new Plain(kind(scalar.kind(), rules.timestampFormat()), type.nullable());
        }
        if (type instanceof DecimalType decimal) {
            return new Decimal(decimal);
        }
        if (type instanceof EnumType enumeration) {
            return new Symbol(enumeration);
        }
        if (type instanceof ArrayType array) {
            JsonShape element =
                    of(array.element(), rules, validation, FieldPath.element(path));
            return new Collection(Kind.LIST, type.nullable(), element);
        }
        if (type instanceof MapType map) {
            JsonShape value = of(map.value(), rules, validation, FieldPath.value(path));
            return new Collection(Kind.MAP, type.nullable(), value);
        }
        return new Nested(
                type.nullable(), new JsonLayout((RowType) type, rules.under(path), validation));
    }

    private static Kind kind(ScalarType.Kind kind, TimestampFormat timestamps) {
        return switch (kind) {
            case BOOLEAN -> Kind.BOOLEAN;
            case INT -> Kind.INT;
            case LONG -> Kind.LONG;
            case FLOAT -> Kind.FLOAT;
            case DOUBLE -> Kind.DOUBLE;
            case STRING -> Kind.STRING;
            case BYTES -> Kind.BASE64;
            case DATE -> Kind.DATE;
            case TIME -> Kind.TIME;
            case DURATION -> Kind.DURATION;
            case TIMESTAMP ->
                    switch (timestamps) {
                        case ISO_8601 -> Kind.ISO_TIMESTAMP;
                        case SQL -> Kind.SQL_TIMESTAMP;
                        case EPOCH_MILLIS -> Kind.MILLIS;
                        case EPOCH_SECONDS -> Kind.SECONDS;
                    };
        };
    }
}
