package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.schema.AvroKind;
import io.dataprocessing.pipeline.connectors.schema.AvroValues;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/** Makes the readers of values that hold no others. */
final class ScalarReaders {

    private ScalarReaders() {}

    /** A conversion that may refuse what it's given. */
    @FunctionalInterface
    private interface Conversion {
        Object of(BinaryInput input) throws MalformedException;
    }

    static ValueReader of(Resolver.Action action, DataType type) {
        Schema writer = action.writer;
        Schema reader = action.reader;
        AvroKind kind = AvroKind.of(reader);
        if (clash(action)) {
            return ValueReaders.failing(
                    "was written as %s and can't be read as %s"
                            .formatted(words(writer), words(reader)));
        }
        return switch (kind) {
            case NULL -> input -> null;
            case BOOLEAN -> BinaryInput::readBoolean;
            case INT -> BinaryInput::readInt;
            case LONG -> isInt(writer) ? input -> (long) input.readInt() : BinaryInput::readLong;
            case FLOAT -> floating(writer);
            case DOUBLE -> doubling(writer);
            case STRING -> text(type);
            case BYTES -> BinaryInput::readBytes;
            case FIXED -> fixed(reader);
            case ENUM -> enumeration((Resolver.EnumAdjust) action);
            case DATE,
                    TIME_MILLIS,
                    TIME_MICROS,
                    TIMESTAMP_MILLIS,
                    TIMESTAMP_MICROS,
                    TIMESTAMP_NANOS,
                    LOCAL_TIMESTAMP_MILLIS,
                    LOCAL_TIMESTAMP_MICROS,
                    LOCAL_TIMESTAMP_NANOS ->
                    time(kind, writer);
            case DECIMAL -> decimal((DecimalType) type.asRequired(), reader);
            case BIG_DECIMAL -> bigDecimal(reader);
            case FIXED_UUID -> checked(input -> AvroValues.uuid(input.readFixed(16)));
            case CALENDAR_DURATION -> calendarDuration((RowType) type.asRequired());
            case ISO_DURATION -> checked(ScalarReaders::duration);
            case ARRAY, MAP, RECORD, UNION ->
                    throw new IllegalStateException(kind + " holds other values");
        };
    }

    /** Whether the values mean something else to the reader than they did to the writer. */
    static boolean clash(Resolver.Action action) {
        return AvroKind.clash(AvroKind.of(action.writer), AvroKind.of(action.reader))
                || scalesDiffer(action.writer, action.reader);
    }

    private static boolean scalesDiffer(Schema writer, Schema reader) {
        return writer.getLogicalType() instanceof LogicalTypes.Decimal written
                && reader.getLogicalType() instanceof LogicalTypes.Decimal wanted
                && written.getScale() != wanted.getScale();
    }

    private static String words(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? "a decimal of scale " + decimal.getScale()
                : AvroKind.of(schema).word();
    }

    private static boolean isInt(Schema schema) {
        return schema.getType() == Schema.Type.INT;
    }

    private static ValueReader floating(Schema writer) {
        return switch (writer.getType()) {
            case INT -> input -> (float) input.readInt();
            case LONG -> input -> (float) input.readLong();
            case FLOAT,
                    DOUBLE,
                    BOOLEAN,
                    STRING,
                    BYTES,
                    FIXED,
                    ENUM,
                    ARRAY,
                    MAP,
                    RECORD,
                    UNION,
                    NULL ->
                    BinaryInput::readFloat;
        };
    }

    private static ValueReader doubling(Schema writer) {
        return switch (writer.getType()) {
            case INT -> input -> (double) input.readInt();
            case LONG -> input -> (double) input.readLong();
            case FLOAT -> input -> (double) input.readFloat();
            case DOUBLE, BOOLEAN, STRING, BYTES, FIXED, ENUM, ARRAY, MAP, RECORD, UNION, NULL ->
                    BinaryInput::readDouble;
        };
    }

    private static ValueReader text(DataType type) {
        if (!(type instanceof EnumType enumeration)) {
            return BinaryInput::readString;
        }
        return input -> {
            String symbol = input.readString();
            if (!enumeration.symbols().contains(symbol)) {
                throw input.malformed("holds none of the enum's symbols");
            }
            return symbol;
        };
    }

    private static ValueReader fixed(Schema reader) {
        int size = reader.getFixedSize();
        return input -> input.readFixed(size);
    }

    private static ValueReader enumeration(Resolver.EnumAdjust action) {
        String[] symbols = symbols(action);
        return input -> {
            String symbol = symbols[input.readIndex(symbols.length, "an enum")];
            if (symbol == null) {
                throw input.malformed("holds a symbol that the reader's enum doesn't have");
            }
            return symbol;
        };
    }

    /** What the reader calls the writer's symbols, null where it has none. */
    static String[] symbols(Resolver.EnumAdjust action) {
        List<String> wanted = action.reader.getEnumSymbols();
        int count = action.writer.getEnumSymbols().size();
        String[] symbols = new String[count];
        for (int i = 0; i < count; i++) {
            int place = action.noAdjustmentsNeeded ? i : action.adjustments[i];
            symbols[i] = place < 0 ? null : wanted.get(place);
        }
        return symbols;
    }

    private static ValueReader time(AvroKind kind, Schema writer) {
        return isInt(writer)
                ? checked(input -> AvroValues.ofNumber(kind, input.readInt()))
                : checked(input -> AvroValues.ofNumber(kind, input.readLong()));
    }

    private static ValueReader decimal(DecimalType type, Schema reader) {
        if (reader.getType() == Schema.Type.FIXED) {
            int size = reader.getFixedSize();
            return checked(input -> AvroValues.decimal(type, input.readFixed(size)));
        }
        return checked(input -> AvroValues.decimal(type, input.readBytes()));
    }

    private static ValueReader bigDecimal(Schema reader) {
        Conversions.BigDecimalConversion conversion = new Conversions.BigDecimalConversion();
        return input -> {
            ByteBuffer bytes = ByteBuffer.wrap(input.readBytes());
            try {
                return conversion.fromBytes(bytes, reader, reader.getLogicalType()).toString();
            } catch (RuntimeException e) { // theirs wraps what goes wrong in nothing else
                throw input.malformed("holds no number with a scale");
            }
        };
    }

    private static ValueReader calendarDuration(RowType type) {
        return input -> {
            ByteBuffer bytes =
                    ByteBuffer.wrap(input.readFixed(12)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            Object[] values = new Object[3];
            for (int i = 0; i < values.length; i++) {
                values[i] = Integer.toUnsignedLong(bytes.getInt());
            }
            return Row.trusted(type, values);
        };
    }

    private static Object duration(BinaryInput input) throws MalformedException {
        String text = input.readString();
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw input.malformed("holds no length of time like PT1M30S");
        }
    }

    private static ValueReader checked(Conversion conversion) {
        return input -> {
            try {
                return conversion.of(input);
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                throw input.malformed(e.getMessage());
            }
        };
    }
}
