package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * What events gave so far, by key and part of time: a hash table in which an event finds its place
 * without a new object.
 */
final class PartialSums<A> {

    private static final int SMALLEST = 1024;

    /** What a place takes on the heap without its key and accumulator, about. */
    private static final int BYTES = 120;

    /** What the events of a key and a part of time gave. */
    static final class Sum<A> {
        private final Row key;
        private final int hash;
        private final long part;
        private A accumulator;
        private long count;
        private long earliest;
        private long latest;

        private Sum(Row key, int hash, long part, A accumulator, long timestamp) {
            this.key = key;
            this.hash = hash;
            this.part = part;
            this.accumulator = accumulator;
            this.count = 1;
            this.earliest = timestamp;
            this.latest = timestamp;
        }

        Row key() {
            return key;
        }

        A accumulator() {
            return accumulator;
        }

        long count() {
            return count;
        }

        long earliest() {
            return earliest;
        }

        long latest() {
            return latest;
        }

        /** Counts an event that was added. */
        void take(A added, long timestamp) {
            accumulator = added;
            count++;
            earliest = Math.min(earliest, timestamp);
            latest = Math.max(latest, timestamp);
        }
    }

    private final CombinedTimes times;
    private final List<Sum<A>> inOrder = new ArrayList<>();
    private Sum<A>[] table = table(SMALLEST);
    private long bytes;

    PartialSums(CombinedTimes times) {
        this.times = times;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of a generic type can't be made
    private static <A> Sum<A>[] table(int size) {
        return (Sum<A>[]) new Sum[size];
    }

    int size() {
        return inOrder.size();
    }

    /** What all of it takes on the heap, about. */
    long bytes() {
        return bytes;
    }

    /** The hash by which a place is found. */
    static int hash(KeyProbe key, long part) {
        int hash = RowEquality.hash(key) * 31 + Long.hashCode(part);
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    /** The sum that an event goes to; null if it would be the first. */
    Sum<A> find(KeyProbe key, int hash, long part, long timestamp) {
        int mask = table.length - 1;
        for (int i = hash & mask; table[i] != null; i = (i + 1) & mask) {
            Sum<A> sum = table[i];
            if (sum.hash == hash
                    && sum.part == part
                    && times.together(sum.earliest, sum.latest, timestamp)
                    && RowEquality.equal(key, sum.key)) {
                return sum;
            }
        }
        return null;
    }

    /** Adds what the first event of a key and part of time gave. */
    void put(KeyProbe key, int hash, long part, A accumulator, long timestamp) {
        if (inOrder.size() * 2 >= table.length) {
            grow();
        }
        Sum<A> sum = new Sum<>(key.key(), hash, part, accumulator, timestamp);
        insert(table, sum);
        inOrder.add(sum);
        bytes += BYTES + key.bytes();
    }

    private void grow() {
        Sum<A>[] larger = table(table.length * 2);
        for (Sum<A> sum : inOrder) {
            insert(larger, sum);
        }
        table = larger;
    }

    private static <A> void insert(Sum<A>[] table, Sum<A> sum) {
        int mask = table.length - 1;
        int i = sum.hash & mask;
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        table[i] = sum;
    }

    /** Takes everything out, in the order in which it came. */
    void takeAll(Consumer<Sum<A>> output) {
        for (Sum<A> sum : inOrder) {
            output.accept(sum);
        }
        if (table.length > SMALLEST && inOrder.size() < table.length / 16) {
            table = table(Math.max(SMALLEST, table.length / 4));
        } else {
            Arrays.fill(table, null);
        }
        inOrder.clear();
        bytes = 0;
    }
}
