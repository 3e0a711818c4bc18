package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Conversions from one type to another; what can't be converted is an error, never a default. */
public final class Conversions {

    private Conversions() {}

    public static boolean toBoolean(String text) {
        return switch (text) {
            case "true", "TRUE", "True", "1", "t" -> true;
            case "false", "FALSE", "False", "0", "f" -> false;
            default -> throw failed("boolean");
        };
    }

    public static boolean toBoolean(boolean value) {
        return value;
    }

    public static int toInt(long value) {
        if (value != (int) value) {
            throw outside("int");
        }
        return (int) value;
    }

    public static int toInt(double value) {
        return toInt(toLong(value));
    }

    public static int toInt(BigDecimal value) {
        return toInt(toLong(value));
    }

    public static int toInt(String text) {
        return toInt(toLong(text));
    }

    public static long toLong(long value) {
        return value;
    }

    /** Cut towards zero. */
    public static long toLong(double value) {
        if (!(value > -0x1p63 && value < 0x1p63)) {
            throw outside("long");
        }
        return (long) value;
    }

    public static long toLong(BigDecimal value) {
        try {
            return value.toBigInteger().longValueExact();
        } catch (ArithmeticException e) {
            throw outside("long");
        }
    }

    public static long toLong(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw failed("long");
        }
    }

    public static float toFloat(double value) {
        return (float) value;
    }

    public static float toFloat(String text) {
        return (float) toDouble(text);
    }

    public static double toDouble(double value) {
        return value;
    }

    public static double toDouble(String text) {
        String number = text.strip();
        boolean javaSuffix = !number.isEmpty() && "dDfF".indexOf(last(number)) >= 0;
        if (javaSuffix || number.startsWith("0x") || number.startsWith("0X")) {
            throw failed("double");
        }
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw failed("double");
        }
    }

    public static String toString(boolean value) {
        return Boolean.toString(value);
    }

    public static String toString(long value) {
        return Long.toString(value);
    }

    /** Without a fraction where there is none: {@code 3}, not {@code 3.0}. */
    public static String toString(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
        }
        return Double.toString(value);
    }

    public static String toString(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7f
                ? toString((double) value)
                : Float.toString(value);
    }

    public static String toString(BigDecimal value) {
        return value.toPlainString();
    }

    public static String toString(String value) {
        return value;
    }

    public static String toString(byte[] value) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            throw new EvaluationException("the bytes are no valid UTF-8");
        }
    }

    /** Seconds with up to nine digits behind the point, as CEL writes durations. */
    public static String toString(Duration value) {
        BigDecimal seconds =
                BigDecimal.valueOf(value.getSeconds())
                        .add(BigDecimal.valueOf(value.getNano(), 9))
                        .stripTrailingZeros();
        return seconds.toPlainString() + "s";
    }

    /** A date, time or timestamp in ISO 8601. */
    public static String toString(Object value) {
        return value.toString();
    }

    public static byte[] toBytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] toBytes(byte[] bytes) {
        return bytes;
    }

    static EvaluationException failed(String wanted) {
        return new EvaluationException("the text is no " + wanted);
    }

    private static EvaluationException outside(String type) {
        return new EvaluationException("the number is outside the range of " + type);
    }

    private static char last(String text) {
        return text.charAt(text.length() - 1);
    }
}
