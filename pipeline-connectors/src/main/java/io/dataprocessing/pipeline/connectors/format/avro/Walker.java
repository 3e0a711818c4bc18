package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.connectors.format.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
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
                case TEXT -> at = text(bytes, at);
                case LONG -> at = number(bytes, at, 9, 0xfe);
                case INT -> at = number(bytes, at, 4, 0xf0);
                case FIXED -> at = fixed(bytes, at, code[next++]);
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
                case BOOLEAN -> at = truth(bytes, at);
                case NOTHING -> {}
                case BYTES -> at = lengthFirst(bytes, at);
                case INDEX -> {
                    int count = code[next++];
                    int index = index(bytes, at);
                    at = index < count ? behind(bytes, at) : UNSURE;
                }
                case SYMBOL -> at = symbol(bytes, at, symbols[code[next++]]);
                case BOUNDED_INT ->
                        at = bounded(bytes, at, number(bytes, at, 4, 0xf0), bounds[code[next++]]);
                case BOUNDED_LONG ->
                        at = bounded(bytes, at, number(bytes, at, 9, 0xfe), bounds[code[next++]]);
                case DECIMAL -> at = decimal(bytes, at, bounds[code[next++]]);
                case FIXED_DECIMAL -> {
                    int size = code[next++];
                    at = decimal(bytes, at, size, bounds[code[next++]]);
                }
                case UNION -> {
                    int count = code[next++];
                    int index = index(bytes, at);
                    if (index < 0 || index >= count) {
                        return UNSURE;
                    }
                    at = behind(bytes, at);
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

    private static int fixed(byte[] bytes, int at, int size) {
        return size <= bytes.length - at ? at + size : UNSURE;
    }

    private static int truth(byte[] bytes, int at) {
        return at < bytes.length && (bytes[at] & 0xfe) == 0 ? at + 1 : UNSURE;
    }

    /** The end of a number of so many bytes more than one, the last without some bits. */
    private static int number(byte[] bytes, int at, int more, int forbidden) {
        if (at < bytes.length && bytes[at] >= 0) {
            return at + 1;
        }
        int last = Math.min(at + more, bytes.length - 1);
        for (int i = at; i <= last; i++) {
            if (bytes[i] >= 0) {
                return i == at + more && (bytes[i] & forbidden) != 0 ? UNSURE : i + 1;
            }
        }
        return UNSURE;
    }

    /** A number that {@link #number} accepted. */
    static long value(byte[] bytes, int from) {
        long value = bytes[from];
        if (value >= 0) {
            return (value >>> 1) ^ -(value & 1);
        }
        value &= 0x7f;
        int at = from + 1;
        for (int shift = 7; ; shift += 7) {
            long next = bytes[at++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
    }

    /** The first byte behind a number that {@link #number} accepted. */
    static int behind(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }

    private static int text(byte[] bytes, int at) {
        int end = lengthFirst(bytes, at);
        if (end < 0) {
            return UNSURE;
        }
        int from = behind(bytes, at);
        return isAscii(bytes, from, end) || Utf8.firstInvalid(bytes, from, end) < 0 ? end : UNSURE;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        if (at == to) {
            return true;
        }
        if (at + Long.BYTES <= bytes.length) {
            long rest = (long) LONGS.get(bytes, at) & (HIGH_BITS >>> (Long.SIZE - 8 * (to - at)));
            return rest == 0;
        }
        int seen = 0;
        for (; at < to; at++) {
            seen |= bytes[at];
        }
        return seen >= 0;
    }

    /** The end of bytes whose length stands before them. */
    private static int lengthFirst(byte[] bytes, int at) {
        if (at < bytes.length && bytes[at] >= 0) {
            int end = at + 1 + (bytes[at] >> 1);
            return (bytes[at] & 1) == 0 && end <= bytes.length ? end : UNSURE;
        }
        int from = number(bytes, at, 9, 0xfe);
        if (from < 0) {
            return UNSURE;
        }
        long length = value(bytes, at);
        return length >= 0 && length <= bytes.length - from ? from + (int) length : UNSURE;
    }

    /** A position in a list; beyond any list where there is none. */
    private static int index(byte[] bytes, int at) {
        if (at < bytes.length && bytes[at] >= 0) {
            return (bytes[at] & 1) == 0 ? bytes[at] >> 1 : Integer.MAX_VALUE;
        }
        if (number(bytes, at, 4, 0xf0) < 0) {
            return Integer.MAX_VALUE;
        }
        long index = value(bytes, at);
        return index < 0 ? Integer.MAX_VALUE : (int) index;
    }

    private static int symbol(byte[] bytes, int at, boolean[] known) {
        int index = index(bytes, at);
        return index < known.length && known[index] ? behind(bytes, at) : UNSURE;
    }

    private static int bounded(byte[] bytes, int at, int end, long bound) {
        if (end < 0) {
            return UNSURE;
        }
        long value = value(bytes, at);
        return value >= 0 && value < bound ? end : UNSURE;
    }

    private static int decimal(byte[] bytes, int at, long bound) {
        int end = lengthFirst(bytes, at);
        if (end < 0) {
            return UNSURE;
        }
        int from = behind(bytes, at);
        return decimal(bytes, from, end - from, bound);
    }

    /** Only of a few bytes: the readers know how to count the digits of more. */
    private static int decimal(byte[] bytes, int at, int size, long bound) {
        if (size == 0 || size > Long.BYTES || size > bytes.length - at) {
            return UNSURE;
        }
        long value = bytes[at];
        for (int i = 1; i < size; i++) {
            value = (value << 8) | (bytes[at + i] & 0xff);
        }
        return value > -bound && value < bound ? at + size : UNSURE;
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
            int end = number(bytes, at, 9, 0xfe);
            if (end < 0) {
                return UNSURE;
            }
            long count = value(bytes, at);
            at = end;
            if (count == 0) {
                return at;
            }
            if (count < 0) {
                at = number(bytes, at, 9, 0xfe);
                if (at < 0) {
                    return UNSURE;
                }
                long size = value(bytes, end);
                if (size < 0 || size > bytes.length - at || count == Long.MIN_VALUE) {
                    return UNSURE;
                }
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
