package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.data.Row;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Equality of values of any type: numbers by value, lists, maps and rows by what they hold. */
public final class Values {

    private Values() {}

    /** Whether two values are equal; two nulls inside of lists, maps and rows are. */
    public static boolean equal(Object a, Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Number x && b instanceof Number y) {
            return equalNumbers(x, y);
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return equalLists(x, y);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return equalMaps(x, y);
        }
        if (a instanceof Row x && b instanceof Row y) {
            return equalRows(x, y);
        }
        if (a instanceof byte[] x && b instanceof byte[] y) {
            return Arrays.equals(x, y);
        }
        return a.equals(b);
    }

    private static boolean equalNumbers(Number a, Number b) {
        boolean floatingA = a instanceof Double || a instanceof Float;
        boolean floatingB = b instanceof Double || b instanceof Float;
        if (floatingA && floatingB) {
            return a.doubleValue() == b.doubleValue();
        }
        if (floatingA) {
            return Numbers.compare(exact(b), a.doubleValue()) == 0;
        }
        if (floatingB) {
            return Numbers.compare(exact(a), b.doubleValue()) == 0;
        }
        return exact(a).compareTo(exact(b)) == 0;
    }

    private static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal
                ? decimal
                : BigDecimal.valueOf(number.longValue());
    }

    private static boolean equalLists(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> other = b.iterator();
        for (Object element : a) {
            if (!equal(element, other.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            if (!b.containsKey(entry.getKey()) || !equal(entry.getValue(), b.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalRows(Row a, Row b) {
        if (a.type().size() != b.type().size()) {
            return false;
        }
        for (int i = 0; i < a.type().size(); i++) {
            if (!a.type().field(i).name().equals(b.type().field(i).name())
                    || !equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
