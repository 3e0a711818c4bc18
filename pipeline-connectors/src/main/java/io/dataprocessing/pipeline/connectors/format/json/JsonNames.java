package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.HashSet;
import java.util.Set;

/**
 * The names of a row's fields as bytes. Those of the fields themselves come first, in order, and
 * their aliases behind them.
 */
final class JsonNames {

    /** No field has the name. */
    static final int UNKNOWN = -1;

    private static final int LEAST_SLOTS = 8;

    private final QuotedName[] names;
    private final int[] fields;
    private final int[] slots;
    private int count;

    JsonNames(RowType type) {
        int most = type.fields().stream().mapToInt(field -> 1 + field.aliases().size()).sum();
        names = new QuotedName[most];
        fields = new int[most];
        slots = new int[Math.max(LEAST_SLOTS, Integer.highestOneBit(most) * 4)];
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < type.size(); i++) {
            add(type.field(i).name(), i, taken);
        }
        for (int i = 0; i < type.size(); i++) {
            for (String alias : type.field(i).aliases()) {
                add(alias, i, taken);
            }
        }
    }

    private void add(String name, int field, Set<String> taken) {
        if (!taken.add(name)) {
            return;
        }
        names[count] = QuotedName.of(name);
        fields[count] = field;
        int slot = (int) names[count].hash() & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        count++;
        slots[slot] = count;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** One of them. */
    QuotedName name(int index) {
        return names[index];
    }

    /** The field that has a name. */
    int field(int name) {
        return fields[name];
    }

    /**
     * Which of them stands between two quotes, {@link #UNKNOWN} where none does.
     *
     * @param hash the {@link Words#hash} of the bytes
     */
    int find(byte[] bytes, int from, int to, long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (names[slots[slot] - 1].is(bytes, from, to)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return UNKNOWN;
    }
}
