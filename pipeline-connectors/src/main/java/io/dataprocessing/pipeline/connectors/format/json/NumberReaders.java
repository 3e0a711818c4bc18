package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.connectors.format.BadTextException;
import io.dataprocessing.pipeline.connectors.format.NumberText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads numbers, and refuses those that their type can't hold. */
public final class NumberReaders {

    private static final int DOUBLE_BITS = 53;
    private static final int FLOAT_BITS = 24;

    private NumberReaders() {}

    static Integer readInt(JsonParser parser) throws IOException, MismatchException {
        long value = whole(parser, "int");
        if (value != (int) value) {
            throw tooLarge(parser, "int");
        }
        return (int) value;
    }

    /** Reads a {@code long}. */
    public static Long readLong(JsonParser parser) throws IOException, MismatchException {
        return whole(parser, "long");
    }

    private static long whole(JsonParser parser, String type)
            throws IOException, MismatchException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return switch (parser.getNumberType()) {
                case INT, LONG -> parser.getLongValue();
                case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> throw tooLarge(parser, type);
            };
        }
        if (token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw ValueReader.expected(parser, "a whole number");
        }
        try {
            return NumberText.whole(number(parser), type);
        } catch (BadTextException e) {
            throw ValueReader.mismatch(parser, e.getMessage());
        }
    }

    static Double readDouble(JsonParser parser) throws IOException, MismatchException {
        refuseInexactWhole(parser, DOUBLE_BITS, "double");
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw tooLarge(parser, "double");
        }
        return value;
    }

    static Float readFloat(JsonParser parser) throws IOException, MismatchException {
        refuseInexactWhole(parser, FLOAT_BITS, "float");
        float value = parser.getFloatValue();
        if (Float.isInfinite(value)) {
            throw tooLarge(parser, "float");
        }
        return value;
    }

    /** A whole number is exact by intention: an identifier, a count. It must stay what it is. */
    private static void refuseInexactWhole(JsonParser parser, int bits, String type)
            throws IOException, MismatchException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return;
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw ValueReader.expected(parser, "a number");
        }
        if (parser.getNumberType() == JsonParser.NumberType.INT && bits >= Integer.SIZE) {
            return;
        }
        BigInteger value = parser.getBigIntegerValue().abs();
        if (value.signum() != 0 && value.bitLength() - value.getLowestSetBit() > bits) {
            throw ValueReader.mismatch(
                    parser,
                    "is a whole number with more digits than type %s holds exactly"
                            .formatted(type));
        }
    }

    /** Reads a {@code decimal}, which may be a number or one as text. */
    public static BigDecimal readDecimal(JsonParser parser, DecimalType type)
            throws IOException, MismatchException {
        try {
            return NumberText.fit(decimalAt(parser), type);
        } catch (BadTextException e) {
            throw ValueReader.mismatch(parser, e.getMessage());
        }
    }

    private static BigDecimal decimalAt(JsonParser parser) throws IOException, MismatchException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return number(parser);
        }
        if (token != JsonToken.VALUE_STRING) {
            throw ValueReader.expected(parser, "a number, or a number as text");
        }
        String text = parser.getText();
        int limit = parser.streamReadConstraints().getMaxNumberLength();
        if (text.length() <= limit) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw ValueReader.mismatch(parser, "is a text that is no number");
            }
        }
        throw ValueReader.mismatch(
                parser, "is a text that is longer than the %d digits of a number".formatted(limit));
    }

    /** The number at which the parser stands, exactly. */
    static BigDecimal number(JsonParser parser) throws IOException, MismatchException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw ValueReader.mismatch(parser, "has an exponent that is out of all bounds");
        }
    }

    private static MismatchException tooLarge(JsonParser parser, String type) {
        return ValueReader.mismatch(parser, "doesn't fit " + type);
    }
}
