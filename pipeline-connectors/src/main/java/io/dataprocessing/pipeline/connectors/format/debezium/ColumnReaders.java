package io.dataprocessing.pipeline.connectors.format.debezium;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.connectors.format.BadTextException;
import io.dataprocessing.pipeline.connectors.format.NumberText;
import io.dataprocessing.pipeline.connectors.format.TimestampText;
import io.dataprocessing.pipeline.connectors.format.json.JsonRules;
import io.dataprocessing.pipeline.connectors.format.json.MismatchException;
import io.dataprocessing.pipeline.connectors.format.json.NumberReaders;
import io.dataprocessing.pipeline.connectors.format.json.RowReader;
import io.dataprocessing.pipeline.connectors.format.json.ValueReader;
import io.dataprocessing.pipeline.connectors.format.json.ValueReaders;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Makes readers of columns as Debezium's connectors write them: dates in days, times and points in
 * time as numbers or as text, decimals as number, text, or base64 text of their digits.
 */
final class ColumnReaders {

    private static final long MAX_DIGITS_BYTES = 64;

    private final DebeziumOptions options;

    ColumnReaders(DebeziumOptions options) {
        this.options = options;
    }

    /** A reader of rows whose columns are described by an inline schema, or by none. */
    RowReader of(RowType type, InlineSchema schema) {
        List<ValueReader> readers = new ArrayList<>();
        for (Field field : type.fields()) {
            readers.add(reader(field, schema.column(field)));
        }
        return new RowReader(type, readers, JsonRules.usual());
    }

    private ValueReader reader(Field field, Optional<InlineSchema.Column> column) {
        DataType type = field.type();
        if (type instanceof DecimalType decimal) {
            return decimal(decimal, field.name(), column);
        }
        if (type instanceof RowType row && column.isPresent()) {
            return of(row, column.get().inner());
        }
        if (!(type instanceof ScalarType scalar)) {
            return ValueReaders.of(type, JsonRules.usual());
        }
        EpochUnit unit = unit(field.name(), column);
        return switch (scalar.kind()) {
            case DATE -> numberOr(LocalDate::ofEpochDay, "date", LocalDate::parse);
            case TIME ->
                    numberOr(
                            number -> LocalTime.ofNanoOfDay(unit.duration(number).toNanos()),
                            "time",
                            ColumnReaders::time);
            case TIMESTAMP ->
                    numberOr(unit::instant, "ISO 8601 timestamp", TimestampText::parseIso);
            case DURATION ->
                    numberOr(EpochUnit.MICROS::duration, "ISO 8601 duration", Duration::parse);
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES ->
                    ValueReaders.of(type, JsonRules.usual());
        };
    }

    private EpochUnit unit(String name, Optional<InlineSchema.Column> column) {
        Optional<EpochUnit> told = column.flatMap(InlineSchema.Column::unit);
        if (told.isPresent()) {
            return told.get();
        }
        ColumnEncoding encoding = options.encodings().get(name);
        if (encoding == null) {
            return options.timeUnit();
        }
        return switch (encoding) {
            case MILLIS -> EpochUnit.MILLIS;
            case MICROS -> EpochUnit.MICROS;
            case NANOS -> EpochUnit.NANOS;
            case PRECISE -> options.timeUnit();
        };
    }

    private static LocalTime time(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        boolean hasOffset = last == 'Z' || text.indexOf('+') > 0 || text.indexOf('-') > 0;
        return hasOffset
                ? OffsetTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalTime()
                : LocalTime.parse(text);
    }

    private static ValueReader numberOr(
            LongFunction<Object> ofNumber, String form, Function<String, Object> ofText) {
        return parser -> {
            try {
                if (parser.currentToken().isNumeric()) {
                    return ofNumber.apply(NumberReaders.readLong(parser));
                }
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    return ofText.apply(parser.getText());
                }
            } catch (DateTimeException | ArithmeticException e) {
                throw ValueReader.mismatch(parser, "is no " + form);
            }
            throw ValueReader.expected(parser, "a number or a text");
        };
    }

    private ValueReader decimal(
            DecimalType type, String name, Optional<InlineSchema.Column> column) {
        boolean precise = options.encodings().get(name) == ColumnEncoding.PRECISE;
        Optional<Integer> told = column.flatMap(InlineSchema.Column::scale);
        boolean base64 = told.isPresent() || (precise && column.isEmpty());
        int scale = told.orElse(type.scale());
        return parser -> {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                return fit(parser, variableScale(parser), type);
            }
            return base64 && parser.currentToken() == JsonToken.VALUE_STRING
                    ? fit(parser, digits(parser, scale), type)
                    : NumberReaders.readDecimal(parser, type);
        };
    }

    /** The form of decimals whose scale differs from row to row: {@code {scale, value}}. */
    private static BigDecimal variableScale(JsonParser parser)
            throws IOException, MismatchException {
        long scale = 0;
        Optional<BigInteger> unscaled = Optional.empty();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("scale")) {
                scale = NumberReaders.readLong(parser);
            } else if (name.equals("value")) {
                unscaled = Optional.of(unscaled(parser));
            } else {
                throw ValueReader.mismatch(parser, "is no decimal with a scale of its own");
            }
        }
        if (unscaled.isEmpty() || Math.abs(scale) > Short.MAX_VALUE) {
            throw ValueReader.mismatch(parser, "is no decimal with a scale of its own");
        }
        return new BigDecimal(unscaled.get(), (int) scale);
    }

    private static BigDecimal digits(JsonParser parser, int scale)
            throws IOException, MismatchException {
        return new BigDecimal(unscaled(parser), scale);
    }

    private static BigInteger unscaled(JsonParser parser) throws IOException, MismatchException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw ValueReader.expected(parser, "a decimal as base64 text");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(parser.getText());
            if (bytes.length == 0 || bytes.length > MAX_DIGITS_BYTES) {
                throw ValueReader.mismatch(parser, "is no decimal as base64 text");
            }
            return new BigInteger(bytes);
        } catch (IllegalArgumentException e) {
            throw ValueReader.mismatch(parser, "is no decimal as base64 text");
        }
    }

    private static BigDecimal fit(JsonParser parser, BigDecimal value, DecimalType type)
            throws MismatchException {
        try {
            return NumberText.fit(value, type);
        } catch (BadTextException e) {
            throw ValueReader.mismatch(parser, e.getMessage());
        }
    }
}
