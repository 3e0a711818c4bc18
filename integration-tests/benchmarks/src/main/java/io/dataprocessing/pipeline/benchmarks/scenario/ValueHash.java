package io.dataprocessing.pipeline.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A hash of what a JSON value means, whatever it's written like: fields in any order, a null field
 * or none, 1 or 1.0. Numbers are rounded to five decimals, as sums of doubles depend on the order
 * in which they are made.
 */
public final class ValueHash {

    private static final double SCALE = 1e5;
    private static final double LARGEST_SCALED = 9e18;
    private static final long TEXT = 0x51A7_0B5E_33C1_9D01L;
    private static final long FRACTION = 0x6F2D_EE10_48A5_7B03L;
    private static final long ARRAY = 0x1B87_3593_CC9E_2D05L;
    private static final long OBJECT = 0x38B3_4AE5_A1E3_8B07L;
    private static final long TRUE = 0x2545_F491_4F6C_DD1DL;
    private static final long FALSE = 0x4F6C_DD1D_2545_F491L;

    private ValueHash() {}

    /** The hash of a value. */
    public static long of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> ofObject(value);
            case ARRAY -> ofArray(value);
            case STRING -> ofText(value.textValue());
            case NUMBER -> ofNumber(value);
            case BOOLEAN -> value.booleanValue() ? TRUE : FALSE;
            case NULL, MISSING -> 0;
            case BINARY, POJO ->
                    throw new IllegalArgumentException("no JSON value: " + value.getNodeType());
        };
    }

    private static long ofObject(JsonNode object) {
        long sum = OBJECT;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!field.getValue().isNull()) {
                sum += mix(ofText(field.getKey()) * 31 + of(field.getValue()));
            }
        }
        return mix(sum);
    }

    private static long ofArray(JsonNode array) {
        long hash = ARRAY;
        for (JsonNode element : array) {
            hash = mix(hash * 31 + of(element));
        }
        return hash;
    }

    private static long ofNumber(JsonNode number) {
        if (number.isIntegralNumber() && number.canConvertToLong()) {
            return mix(number.longValue());
        }
        double value = number.doubleValue();
        double scaled = value * SCALE;
        if (Math.abs(scaled) > LARGEST_SCALED) {
            return mix(FRACTION ^ Double.doubleToLongBits(value));
        }
        long rounded = Math.round(scaled);
        return rounded % (long) SCALE == 0 ? mix(rounded / (long) SCALE) : mix(FRACTION ^ rounded);
    }

    private static long ofText(String text) {
        long hash = TEXT;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100_0000_01B3L ^ text.charAt(i);
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
