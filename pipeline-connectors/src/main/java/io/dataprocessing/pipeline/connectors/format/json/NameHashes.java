package io.dataprocessing.pipeline.connectors.format.json;

import java.util.Arrays;

/**
 * Which names a record's objects had so far, by their hashes. Never lets a name pass that an object
 * had, but may take one that it hadn't for another.
 */
final class NameHashes {

    private static final int LEAST_SLOTS = 64;
    private static final int MOST_SLOTS = 4_096;

    private long[] slots = new long[LEAST_SLOTS];
    private int[] taken = new int[LEAST_SLOTS / 2];
    private int count;
    private long objects;

    /** Forgets everything: another record begins. */
    void clear() {
        for (int i = 0; i < count; i++) {
            slots[taken[i]] = 0;
        }
        count = 0;
        objects = 0;
    }

    /** The number of an object that begins. */
    long begin() {
        objects++;
        return objects;
    }

    /**
     * Remembers a name.
     *
     * @param object the number of its object
     * @param hash the {@link Words#hash} of its bytes
     * @return whether the object surely hadn't had it
     */
    boolean add(long object, long hash) {
        if (count == taken.length && !grow()) {
            return false;
        }
        long key = Words.mixed(hash + object) | 1;
        int slot = slot(key);
        if (slots[slot] == key) {
            return false;
        }
        slots[slot] = key;
        taken[count] = slot;
        count++;
        return true;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean grow() {
        if (slots.length == MOST_SLOTS) {
            return false;
        }
        long[] keys = new long[count];
        Arrays.setAll(keys, i -> slots[taken[i]]);
        slots = new long[slots.length * 4];
        taken = new int[slots.length / 2];
        for (int i = 0; i < keys.length; i++) {
            taken[i] = slot(keys[i]);
            slots[taken[i]] = keys[i];
        }
        return true;
    }
}
