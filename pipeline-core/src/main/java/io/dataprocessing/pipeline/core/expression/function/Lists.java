package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions on lists and maps; what they give can't be modified. */
public final class Lists {

    private Lists() {}

    public static List<?> of(Object[] elements) {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    /** A map from the keys to the values at the same position. */
    public static Map<String, ?> mapOf(Object[] keys, Object[] values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            if (map.containsKey((String) keys[i])) {
                throw new EvaluationException("a key appears twice in the map");
            }
            map.put((String) keys[i], values[i]);
        }
        return Collections.unmodifiableMap(map);
    }

    public static List<?> unmodifiable(List<?> list) {
        return Collections.unmodifiableList(list);
    }

    public static long size(List<?> list) {
        return list.size();
    }

    public static long size(Map<?, ?> map) {
        return map.size();
    }

    public static long size(byte[] bytes) {
        return bytes.length;
    }

    /** The element at a position, 0-based. */
    public static Object at(List<?> list, long index) {
        if (index < 0 || index >= list.size()) {
            throw new EvaluationException("the index is outside of the list");
        }
        return list.get((int) index);
    }

    public static Object at(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null && !map.containsKey(key)) {
            throw new EvaluationException("the map doesn't have the key");
        }
        return value;
    }

    /** The element at a position, 0-based; null outside of the list. */
    public static Object get(List<?> list, long index) {
        return index < 0 || index >= list.size() ? null : list.get((int) index);
    }

    public static Object get(Map<?, ?> map, String key) {
        return map.get(key);
    }

    /** Whether the key is there with a value that isn't null. */
    public static boolean has(Map<?, ?> map, String key) {
        return map.get(key) != null;
    }

    public static boolean in(String value, Set<?> known) {
        return known.contains(value);
    }

    /** Whether the value is one of {@code known}, which is sorted. */
    public static boolean in(long value, long[] known) {
        return Arrays.binarySearch(known, value) >= 0;
    }

    public static boolean in(Object value, Collection<?> list) {
        for (Object element : list) {
            if (element != null && Values.equal(value, element)) {
                return true;
            }
        }
        return false;
    }

    public static boolean in(String key, Map<?, ?> map) {
        return map.containsKey(key);
    }

    public static List<?> concat(List<?> a, List<?> b) {
        List<Object> both = new ArrayList<>(a.size() + b.size());
        both.addAll(a);
        both.addAll(b);
        return Collections.unmodifiableList(both);
    }

    public static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    public static List<?> keys(Map<?, ?> map) {
        return Collections.unmodifiableList(new ArrayList<>(map.keySet()));
    }

    public static List<?> values(Map<?, ?> map) {
        return Collections.unmodifiableList(new ArrayList<>(map.values()));
    }

    /** Each element once, in the order of their first appearance. */
    public static List<?> distinct(List<?> list) {
        if (list.stream().noneMatch(byte[].class::isInstance)) {
            return Collections.unmodifiableList(new ArrayList<>(new LinkedHashSet<>(list)));
        }
        List<Object> seen = new ArrayList<>();
        for (Object element : list) {
            if (seen.stream().noneMatch(other -> Values.equal(element, other))) {
                seen.add(element);
            }
        }
        return Collections.unmodifiableList(seen);
    }

    /** From {@code start} to before {@code end}, 0-based; what lies outside is left out. */
    public static List<?> slice(List<?> list, long start, long end) {
        int from = (int) Math.max(0, Math.min(start, list.size()));
        int to = (int) Math.max(from, Math.min(end, list.size()));
        return Collections.unmodifiableList(new ArrayList<>(list.subList(from, to)));
    }
}
