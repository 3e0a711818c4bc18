package io.dataprocessing.pipeline.benchmarks.scenario;

/**
 * How many records there are, and the sum of their hashes, which is the same in any order.
 *
 * @param records how many
 * @param digest the sum, modulo 2<sup>64</sup>
 */
public record Tally(long records, long digest) {

    /** Of nothing. */
    public static final Tally NONE = new Tally(0, 0);

    /** With one more record. */
    public Tally plus(long hash) {
        return new Tally(records + 1, digest + hash);
    }

    @Override
    public String toString() {
        return "%d records, digest %016x".formatted(records, digest);
    }
}
