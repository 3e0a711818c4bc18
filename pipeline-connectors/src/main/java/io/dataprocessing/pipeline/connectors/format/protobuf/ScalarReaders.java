package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;

/** Makes readers of scalars. A number that doesn't fit its type is refused and never cut off. */
final class ScalarReaders {

    private static final int MAX_DECIMAL = 2 * DecimalType.MAX_PRECISION;

    private ScalarReaders() {}

    /** A reader of a field that is no message. */
    static ValueReader of(FieldDescriptor field, DataType type, String path) {
        return switch (field.getType()) {
            case BOOL -> in -> in.varint() != 0;
            case INT32 -> in -> int32(in, path);
            case SINT32 ->
                    in -> {
                        int coded = (int) unsigned32(in, path);
                        return (coded >>> 1) ^ -(coded & 1);
                    };
            case SFIXED32 -> WireInput::fixed32;
            case UINT32 -> in -> unsigned32(in, path);
            case FIXED32 -> in -> Integer.toUnsignedLong(in.fixed32());
            case INT64 -> WireInput::varint;
            case SINT64 ->
                    in -> {
                        long coded = in.varint();
                        return (coded >>> 1) ^ -(coded & 1);
                    };
            case SFIXED64 -> WireInput::fixed64;
            case UINT64 -> in -> unsigned64(in.varint());
            case FIXED64 -> in -> unsigned64(in.fixed64());
            case FLOAT -> in -> Float.intBitsToFloat(in.fixed32());
            case DOUBLE -> in -> Double.longBitsToDouble(in.fixed64());
            case BYTES -> WireInput::bytes;
            case STRING -> text(type, path);
            case ENUM -> enumeration(field, path);
            case MESSAGE, GROUP -> throw new IllegalArgumentException(path + " is a message");
        };
    }

    private static int int32(WireInput in, String path) throws DecodeException {
        int start = in.at();
        long value = in.varint();
        // Negative ones have ten bytes; some writers send five.
        if (value != (int) value && value >>> 32 != 0) {
            throw error(start, path, "the number has more than 32 bits");
        }
        return (int) value;
    }

    private static long unsigned32(WireInput in, String path) throws DecodeException {
        int start = in.at();
        long value = in.varint();
        if (value >>> 32 != 0) {
            throw error(start, path, "the number has more than 32 bits");
        }
        return value;
    }

    private static BigDecimal unsigned64(long value) {
        return value >= 0
                ? BigDecimal.valueOf(value)
                : new BigDecimal(Long.toUnsignedString(value));
    }

    private static ValueReader enumeration(FieldDescriptor field, String path) {
        Map<Integer, String> symbols = new HashMap<>();
        for (EnumValueDescriptor value : field.getEnumType().getValues()) {
            symbols.putIfAbsent(value.getNumber(), value.getName());
        }
        String refusal =
                "the number is none of the enum %s".formatted(field.getEnumType().getFullName());
        return in -> {
            int start = in.at();
            String symbol = symbols.get(int32(in, path));
            if (symbol == null) {
                throw error(start, path, refusal);
            }
            return symbol;
        };
    }

    /** Text that stands for itself, or for what protobuf has no type for. */
    private static ValueReader text(DataType type, String path) {
        if (type instanceof DecimalType decimal) {
            return in -> decimal(in, decimal, path);
        }
        return switch (((ScalarType) type).kind()) {
            case DATE ->
                    in -> {
                        int start = in.at();
                        try {
                            return LocalDate.parse(in.string());
                        } catch (DateTimeException e) {
                            throw error(start, path, "this is no date such as 2026-01-31");
                        }
                    };
            case TIME ->
                    in -> {
                        int start = in.at();
                        try {
                            return LocalTime.parse(in.string());
                        } catch (DateTimeException e) {
                            throw error(start, path, "this is no time of day such as 23:59:59.5");
                        }
                    };
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, TIMESTAMP, DURATION ->
                    WireInput::string;
        };
    }

    private static BigDecimal decimal(WireInput in, DecimalType type, String path)
            throws DecodeException {
        int start = in.at();
        String text = in.string();
        if (isDecimal(text)) {
            BigDecimal value = new BigDecimal(text);
            if (value.scale() <= type.scale()) {
                BigDecimal scaled = value.setScale(type.scale());
                if (type.fits(scaled)) {
                    return scaled;
                }
            }
        }
        throw error(start, path, "this is no " + type.asRequired());
    }

    /** Whether a text is a number without an exponent, of a length that's quick to read. */
    private static boolean isDecimal(String text) {
        int digits = 0;
        int points = 0;
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '.') {
                points++;
            } else if (each >= '0' && each <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1 && digits <= MAX_DECIMAL;
    }

    static DecodeException error(int position, String path, String what) {
        return WireInput.error(position, "field '%s': %s".formatted(path, what));
    }
}
