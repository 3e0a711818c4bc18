package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a row's fields as bytes. Writers nearly always keep the order of fields, so the name
 * of the next one is compared a word at a time, with its quotes and colon; others are looked up by
 * their hash.
 */
final class JsonNames {

    /** No field has the name. */
    static final int UNKNOWN = -1;

    private static final int LEAST_SLOTS = 8;

    private final byte[][] quoted;
    private final long[] heads;
    private final long[] masks;
    private final long[] tails;

    /** The names and behind them the aliases. */
    private final List<byte[]> known = new ArrayList<>();

    private final int[] fields;
    private final int[] slots;

    JsonNames(RowType type) {
        int size = type.size();
        quoted = new byte[size][];
        heads = new long[size];
        masks = new long[size];
        tails = new long[size];
        List<Integer> positions = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < size; i++) {
            predict(i, type.field(i).name());
            add(type.field(i).name(), i, taken, positions);
        }
        for (int i = 0; i < size; i++) {
            Field field = type.field(i);
            for (String alias : field.aliases()) {
                add(alias, i, taken, positions);
            }
        }
        fields = positions.stream().mapToInt(Integer::intValue).toArray();
        slots = slots();
    }

    private void predict(int field, String name) {
        byte[] text = ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
        quoted[field] = text;
        byte[] padded = Arrays.copyOf(text, Math.max(text.length, Long.BYTES));
        heads[field] = Words.at(padded, 0);
        masks[field] = text.length >= Long.BYTES ? -1L : (1L << (text.length * Byte.SIZE)) - 1;
        tails[field] = Words.at(padded, padded.length - Long.BYTES);
        if (name.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\')) {
            // Stands in JSON with an escape, which isn't looked for here: no bytes are like these.
            masks[field] = 0;
            heads[field] = 1;
        }
    }

    private void add(String name, int field, Set<String> taken, List<Integer> positions) {
        if (taken.add(name)) {
            known.add(name.getBytes(StandardCharsets.UTF_8));
            positions.add(field);
        }
    }

    private int[] slots() {
        int[] table = new int[Math.max(LEAST_SLOTS, Integer.highestOneBit(known.size()) * 4)];
        for (int i = 0; i < known.size(); i++) {
            byte[] name = known.get(i);
            int slot = (int) Words.hash(name, 0, name.length) & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = i + 1;
        }
        return table;
    }

    /**
     * Where the value of a field may begin: behind its quoted name and colon, if they stand at a
     * place; otherwise -1.
     */
    int behind(int field, byte[] bytes, int at) {
        int length = quoted[field].length;
        int end = at + length;
        if (at + Long.BYTES > bytes.length
                || end > bytes.length
                || (Words.at(bytes, at) & masks[field]) != heads[field]) {
            return -1;
        }
        if (length <= Long.BYTES) {
            return end;
        }
        if (Words.at(bytes, end - Long.BYTES) != tails[field]) {
            return -1;
        }
        return length <= 2 * Long.BYTES || Arrays.equals(quoted[field], 0, length, bytes, at, end)
                ? end
                : -1;
    }

    /**
     * Which of the {@link #field names} stands between its quotes, {@link #UNKNOWN} where none
     * does.
     *
     * @param hash the {@link Words#hash} of the bytes
     */
    int find(byte[] bytes, int from, int to, long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0) {
            byte[] name = known.get(slots[slot] - 1);
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return UNKNOWN;
    }

    /** The field that has a name. */
    int field(int name) {
        return fields[name];
    }

    /** Whether a name is an alias of its field. */
    boolean isAlias(int name) {
        return name >= quoted.length;
    }
}
