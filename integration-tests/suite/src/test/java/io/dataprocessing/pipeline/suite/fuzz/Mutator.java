package io.dataprocessing.pipeline.suite.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages records: half of them in one place, the others in up to four; the same for the same
 * generator.
 */
final class Mutator {

    private static final int MAX_LENGTH = 1 << 16;
    private static final int[] NASTY = {0, 1, 2, 0x7F, 0x80, 0x81, 0xC0, 0xFE, 0xFF, '"', '{', '['};
    private static final byte[][] LENGTHS = {
        {-1, -1, -1, -1, 7}, // as a varint, the largest int
        {-1, -1, -1, -1, 15}, // 32 bits, or minus 2^31 in zigzag
        {-2, -1, -1, -1, 15}, // the largest int in zigzag
        {-1, -1, -1, -1, -1, -1, -1, -1, 127}, // the largest long
        {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, // 64 bits
        {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}, // no end
        {0x7F, -1, -1, -1},
        {-1, -1, -1, 0x7F}
    };

    private final List<byte[]> corpus;
    private final List<byte[]> dictionary;
    private final int header;

    /**
     * A mutator.
     *
     * @param header how many bytes at the front stay in most records, so that what's behind them is
     *     reached
     */
    Mutator(List<byte[]> corpus, List<byte[]> dictionary, int header) {
        this.corpus = List.copyOf(corpus);
        this.dictionary = List.copyOf(dictionary);
        this.header = header;
    }

    byte[] next(SplittableRandom random) {
        byte[] bytes = pick(corpus, random).clone();
        int kept = random.nextInt(16) == 0 ? 0 : Math.min(header, bytes.length);
        for (int i = Integer.numberOfTrailingZeros(random.nextInt() | 8); i >= 0; i--) {
            bytes = change(bytes, kept, random);
        }
        return bytes.length > MAX_LENGTH ? Arrays.copyOf(bytes, MAX_LENGTH) : bytes;
    }

    private byte[] change(byte[] bytes, int kept, SplittableRandom random) {
        int length = bytes.length;
        int at = kept + random.nextInt(length - kept + 1);
        int rest = length - at;
        return switch (random.nextInt(12)) {
            case 0, 1 -> set(bytes, at, 1 << random.nextInt(8), true);
            case 2 -> set(bytes, at, NASTY[random.nextInt(NASTY.length)], false);
            case 3 -> set(bytes, at, random.nextInt(256), false);
            case 4 -> join(bytes, at, noise(random), at);
            case 5 -> join(bytes, at, new byte[0], at + random.nextInt(Math.min(rest, 16) + 1));
            case 6 -> Arrays.copyOf(bytes, at);
            case 7 -> splice(bytes, at, random);
            case 8 -> {
                byte[] inflated = LENGTHS[random.nextInt(LENGTHS.length)];
                yield join(bytes, at, inflated, Math.min(length, at + random.nextInt(5)));
            }
            case 9, 10 -> join(bytes, at, pick(dictionary, random), at + replaced(rest, random));
            default -> repeat(bytes, at, random);
        };
    }

    private static int replaced(int rest, SplittableRandom random) {
        return random.nextBoolean() ? 0 : random.nextInt(Math.min(rest, 4) + 1);
    }

    private static byte[] set(byte[] bytes, int at, int value, boolean flip) {
        if (at < bytes.length) {
            bytes[at] = (byte) (flip ? bytes[at] ^ value : value);
        }
        return bytes;
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[1 + random.nextInt(8)];
        random.nextBytes(noise);
        return noise;
    }

    /** The front of one record and the end of another. */
    private byte[] splice(byte[] bytes, int at, SplittableRandom random) {
        byte[] other = pick(corpus, random);
        int from = random.nextInt(other.length + 1);
        byte[] spliced = Arrays.copyOf(bytes, at + other.length - from);
        System.arraycopy(other, from, spliced, at, other.length - from);
        return spliced;
    }

    /** A part many times behind itself, which nests what nests. */
    private byte[] repeat(byte[] bytes, int at, SplittableRandom random) {
        int size = Math.min(bytes.length - at, 1 + random.nextInt(12));
        byte[] part =
                random.nextBoolean()
                        ? pick(dictionary, random)
                        : Arrays.copyOfRange(bytes, at, at + size);
        // Mostly a few, rarely thousands: depth is what those are for.
        int times = random.nextInt(20) == 0 ? random.nextInt(4_000) : random.nextInt(6);
        times = Math.min(times, MAX_LENGTH / Math.max(1, part.length));
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return join(bytes, at, all, at);
    }

    /** The bytes with a part between two places replaced by another. */
    private static byte[] join(byte[] bytes, int from, byte[] part, int to) {
        byte[] joined = Arrays.copyOf(bytes, from + part.length + bytes.length - to);
        System.arraycopy(part, 0, joined, from, part.length);
        System.arraycopy(bytes, to, joined, from + part.length, bytes.length - to);
        return joined;
    }

    private static byte[] pick(List<byte[]> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
