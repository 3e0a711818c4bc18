package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What makes two rows equal, whatever their kind: the same field names in the same order, and equal
 * values, byte strings by content at any depth. Every kind of {@link Row} answers {@code equals}
 * and {@code hashCode} with it.
 *
 * <p>The hash decides which task works on a key, and is the same on every machine and in every
 * version of Java: it's computed here from the values' parts, never by a class whose {@code
 * hashCode} isn't specified. A change of it would move keys away from their state, so it's part of
 * what a savepoint relies on:
 *
 * <ul>
 *   <li>null is 0; {@code boolean}, {@code int}, {@code long}, {@code float}, {@code double},
 *       {@code string} and enum as their Java classes specify; {@code bytes} as {@link
 *       Arrays#hashCode(byte[])}
 *   <li>{@code decimal}: 31 × the hash of the unscaled value's bytes + scale
 *   <li>{@code date}: the days since 1970 as a long; {@code time}: the nanoseconds of the day as a
 *       long; {@code timestamp} and {@code duration}: 31 × the seconds as a long + nanoseconds
 *   <li>array and row: 31 × h + the next hash, from 1; map: the sum of key hash xor value hash
 * </ul>
 */
public final class RowEquality {

    private RowEquality() {}

    /** Whether two rows have equal fields and values. */
    @SuppressWarnings("ReferenceEquality") // rows of one stream share their type: names are equal
    public static boolean equal(Row left, Row right) {
        requireNonNull(left, "left");
        requireNonNull(right, "right");
        RowType leftType = left.type();
        RowType rightType = right.type();
        if (leftType.size() != rightType.size()) {
            return false;
        }
        boolean oneType = leftType == rightType;
        for (int i = 0; i < leftType.size(); i++) {
            if (!oneType && !leftType.field(i).name().equals(rightType.field(i).name())) {
                return false;
            }
            if (!valuesEqual(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A hash that equal rows share; see above for how stable it is. */
    public static int hash(Row row) {
        int hash = 1;
        int size = row.type().size();
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + valueHash(row.get(i));
        }
        return hash;
    }

    private static boolean valuesEqual(Object left, Object right) {
        if (left == right) {
            return true;
        }
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof String || left instanceof Long) {
            return left.equals(right);
        }
        if (left instanceof byte[] leftBytes) {
            return right instanceof byte[] rightBytes && Arrays.equals(leftBytes, rightBytes);
        }
        if (left instanceof List<?> leftList) {
            return right instanceof List<?> rightList && listsEqual(leftList, rightList);
        }
        if (left instanceof Map<?, ?> leftMap) {
            return right instanceof Map<?, ?> rightMap && mapsEqual(leftMap, rightMap);
        }
        if (left instanceof Row leftRow) {
            return right instanceof Row rightRow && equal(leftRow, rightRow);
        }
        return left.equals(right);
    }

    private static boolean listsEqual(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object element : left) {
            if (!valuesEqual(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean mapsEqual(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            if (!right.containsKey(entry.getKey())
                    || !valuesEqual(entry.getValue(), right.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static int valueHash(Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String || value instanceof Long) {
            return value.hashCode();
        }
        if (value instanceof byte[] bytes) {
            return Arrays.hashCode(bytes);
        }
        if (value instanceof BigDecimal decimal) {
            return 31 * Arrays.hashCode(decimal.unscaledValue().toByteArray()) + decimal.scale();
        }
        if (value instanceof Instant instant) {
            return 31 * Long.hashCode(instant.getEpochSecond()) + instant.getNano();
        }
        if (value instanceof Duration duration) {
            return 31 * Long.hashCode(duration.getSeconds()) + duration.getNano();
        }
        if (value instanceof LocalDate date) {
            return Long.hashCode(date.toEpochDay());
        }
        if (value instanceof LocalTime time) {
            return Long.hashCode(time.toNanoOfDay());
        }
        if (value instanceof List<?> list) {
            int hash = 1;
            for (Object element : list) {
                hash = 31 * hash + valueHash(element);
            }
            return hash;
        }
        if (value instanceof Map<?, ?> map) {
            int hash = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                hash += valueHash(entry.getKey()) ^ valueHash(entry.getValue());
            }
            return hash;
        }
        return value instanceof Row row ? hash(row) : value.hashCode();
    }
}
