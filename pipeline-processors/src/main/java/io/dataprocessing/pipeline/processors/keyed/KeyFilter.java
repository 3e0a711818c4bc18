package io.dataprocessing.pipeline.processors.keyed;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A Bloom filter in parts, so that a key reads and writes some kilobytes and not the whole filter:
 * a key belongs to the part that its hash says.
 */
final class KeyFilter {

    private static final int KEYS_OF_A_PART = 2_048;

    /** Another hash than the filter's own, so that a part sees all of that one's values. */
    private static final HashFunction PART = Hashing.murmur3_32_fixed(0x5eed);

    private final int parts;
    private final long keysOfAPart;
    private final double fpp;

    KeyFilter(int capacity, double fpp) {
        this.parts = Math.max(1, (capacity + KEYS_OF_A_PART - 1) / KEYS_OF_A_PART);
        double mean = (double) capacity / parts;
        // Keys don't spread evenly: room for four standard deviations.
        this.keysOfAPart = parts == 1 ? capacity : (long) Math.ceil(mean + 4 * Math.sqrt(mean));
        this.fpp = fpp;
    }

    /**
     * The name of the cell that holds such filters: those of another size or another time can't be
     * read as these.
     */
    static String cellName(int capacity, double fpp, Optional<Duration> ttl) {
        return "filters-%d-%s-%s"
                .formatted(
                        capacity,
                        Double.toString(fpp).replace('.', '_'),
                        ttl.map(duration -> duration.toMillis() + "ms").orElse("none"));
    }

    /** The part that a key belongs to. */
    int part(byte[] key) {
        return Math.floorMod(PART.hashBytes(key).asInt(), parts);
    }

    /** Whether a part may hold a key; if not, it surely doesn't. */
    boolean mayHold(byte[] part, byte[] key) {
        return read(part).mightContain(key);
    }

    /** A part with one more key. */
    byte[] with(Optional<byte[]> part, byte[] key) {
        BloomFilter<byte[]> filter =
                part.map(KeyFilter::read)
                        .orElseGet(
                                () ->
                                        BloomFilter.create(
                                                Funnels.byteArrayFunnel(), keysOfAPart, fpp));
        filter.put(key);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            filter.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array has no output to fail
        }
        return bytes.toByteArray();
    }

    private static BloomFilter<byte[]> read(byte[] part) {
        try {
            return BloomFilter.readFrom(new ByteArrayInputStream(part), Funnels.byteArrayFunnel());
        } catch (IOException e) {
            throw new UncheckedIOException("a stored Bloom filter can't be read", e);
        }
    }
}
