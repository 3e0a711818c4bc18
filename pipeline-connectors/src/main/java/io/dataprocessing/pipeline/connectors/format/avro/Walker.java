package io.dataprocessing.pipeline.connectors.format.avro;

import java.util.List;

/**
 * Passes once over a record, notes where its fields begin, and makes sure that its readers would
 * take it. It accepts no more than they do; of what it isn't sure it says so, and they decide.
 * Follows a list of instructions, so that all schemas share one compiled loop. Safe to share
 * between threads.
 */
final class Walker {

    /** The answer where the readers have to look themselves. */
    static final int UNSURE = -1;

    /** Instructions: a word of the instruction's number and, shifted, of the slot that begins. */
    static final int MARK_SHIFT = 8;

    /** No bytes. */
    static final int NOTHING = 0;

    static final int BOOLEAN = 1;
    static final int INT = 2;
    static final int LONG = 3;

    /** Then: how many bytes. */
    static final int FIXED = 4;

    static final int TEXT = 5;
    static final int BYTES = 6;

    /** Then: how many there are to choose from. */
    static final int INDEX = 7;

    /** An enum some symbols of which aren't known to the reader; then: the place of the known. */
    static final int SYMBOL = 8;

    /** An int from 0 on; then: the place of the first that is too large. */
    static final int BOUNDED_INT = 9;

    /** A long from 0 on; then: the place of the first that is too large. */
    static final int BOUNDED_LONG = 18;

    /** Then: the place of the first unscaled value that is too large. */
    static final int DECIMAL = 10;

    /** Then: how many bytes, and the place of the first unscaled value that is too large. */
    static final int FIXED_DECIMAL = 11;

    /** Null or one other type; then: the byte of null, and where to go on behind a null. */
    static final int OPTIONAL = 12;

    /** Then: how many branches, and where each begins. */
    static final int UNION = 13;

    /** Then: where to go on. */
    static final int JUMP = 14;

    /** Then: the fewest bytes of an element, and where to go on; between them the element. */
    static final int BLOCKS = 15;

    /** Then: the place of the reader that looks. */
    static final int READ = 16;

    static final int REFUSE = 17;

    private static final BinaryInput NO_INPUT = new BinaryInput();

    private final int[] code;
    private final int slots;
    private final long[] bounds;
    private final boolean[][] symbols;
    private final ValueReader[] readers;

    /**
     * A walker.
     *
     * @param slots how many slots the record has
     */
    Walker(
            int[] code,
            int slots,
            List<Long> bounds,
            List<boolean[]> symbols,
            List<ValueReader> readers) {
        this.code = code;
        this.slots = slots;
        this.bounds = bounds.stream().mapToLong(Long::longValue).toArray();
        this.symbols = symbols.toArray(boolean[][]::new);
        this.readers = readers.toArray(ValueReader[]::new);
    }

    /** Room for where the slots begin, and where the last one ends. */
    int[] offsets() {
        return new int[slots + 1];
    }

    /**
     * Passes over a record.
     *
     * @param offsets is filled
     * @return where the record ends, or {@link #UNSURE}
     */
    int walk(byte[] bytes, int from, int[] offsets) {
        BinaryInput input = NO_INPUT;
        if (readers.length > 0) {
            input = new BinaryInput();
            input.reset(bytes, from);
        }
        int end = walk(bytes, from, 0, code.length, offsets, input);
        offsets[slots] = end;
        return end;
    }

    private int walk(
            byte[] bytes, int from, int first, int last, int[] offsets, BinaryInput input) {
        int at = from;
        int next = first;
        while (next < last) {
            int word = code[next++];
            offsets[word >>> MARK_SHIFT] = at;
            switch (word & 0xff) {
                case TEXT -> at = ValueEnds.text(bytes, at);
                case LONG -> at = ValueEnds.longEnd(bytes, at);
                case INT -> at = ValueEnds.intEnd(bytes, at);
                case FIXED -> at = ValueEnds.fixed(bytes, at, code[next++]);
                case OPTIONAL -> {
                    int nullByte = code[next];
                    int branch = at < bytes.length ? bytes[at++] : UNSURE;
                    if (branch == nullByte) {
                        next = code[next + 1];
                    } else if (branch == 2 - nullByte) {
                        next += 2;
                    } else {
                        return UNSURE;
                    }
                }
                case BOOLEAN -> at = ValueEnds.truth(bytes, at);
                case NOTHING -> {}
                case BYTES -> at = ValueEnds.lengthFirst(bytes, at);
                case INDEX -> {
                    int count = code[next++];
                    int index = ValueEnds.index(bytes, at);
                    at = index < count ? ValueEnds.behind(bytes, at) : UNSURE;
                }
                case SYMBOL -> at = ValueEnds.symbol(bytes, at, symbols[code[next++]]);
                case BOUNDED_INT ->
                        at =
                                ValueEnds.bounded(
                                        bytes,
                                        at,
                                        ValueEnds.intEnd(bytes, at),
                                        bounds[code[next++]]);
                case BOUNDED_LONG ->
                        at =
                                ValueEnds.bounded(
                                        bytes,
                                        at,
                                        ValueEnds.longEnd(bytes, at),
                                        bounds[code[next++]]);
                case DECIMAL -> at = ValueEnds.decimal(bytes, at, bounds[code[next++]]);
                case FIXED_DECIMAL -> {
                    int size = code[next++];
                    at = ValueEnds.decimal(bytes, at, size, bounds[code[next++]]);
                }
                case UNION -> {
                    int count = code[next++];
                    int index = ValueEnds.index(bytes, at);
                    if (index < 0 || index >= count) {
                        return UNSURE;
                    }
                    at = ValueEnds.behind(bytes, at);
                    next = code[next + index];
                }
                case JUMP -> next = code[next];
                case BLOCKS -> {
                    int end = code[next + 1];
                    at = blocks(bytes, at, code[next], next + 2, end, offsets, input);
                    next = end;
                }
                case READ -> at = read(at, readers[code[next++]], input);
                default -> at = UNSURE;
            }
            if (at < 0) {
                return UNSURE;
            }
        }
        return at;
    }

    private int blocks(
            byte[] bytes,
            int from,
            int smallest,
            int first,
            int last,
            int[] offsets,
            BinaryInput input) {
        int at = from;
        while (true) {
            int end = ValueEnds.longEnd(bytes, at);
            if (end < 0) {
                return UNSURE;
            }
            long count = ValueEnds.value(bytes, at);
            at = end;
            if (count == 0) {
                return at;
            }
            int blockEnd = UNSURE;
            if (count < 0) {
                at = ValueEnds.longEnd(bytes, at);
                if (at < 0) {
                    return UNSURE;
                }
                long size = ValueEnds.value(bytes, end);
                if (size < 0 || size > bytes.length - at || count == Long.MIN_VALUE) {
                    return UNSURE;
                }
                blockEnd = at + (int) size;
                count = -count;
            }
            // elements without content are counted by the readers
            if (smallest == 0 || count > (bytes.length - at) / smallest) {
                return UNSURE;
            }
            for (; count > 0; count--) {
                at = walk(bytes, at, first, last, offsets, input);
                if (at < 0) {
                    return UNSURE;
                }
            }
            // readers don't mind a wrong size, but whoever gets a copy may
            if (blockEnd >= 0 && at != blockEnd) {
                return UNSURE;
            }
        }
    }

    private static int read(int at, ValueReader reader, BinaryInput input) {
        input.moveTo(at);
        try {
            reader.read(input);
            return input.position();
        } catch (MalformedException e) {
            return UNSURE;
        }
    }
}
