package io.dataprocessing.pipeline.benchmarks.scenario;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is left of a topology when nobody looks into the records: as many of them and as many bytes
 * are written, but which ones is decided by the offset. It's what reading and writing alone cost.
 */
public final class Limit {

    /** As long as what {@link Topology#PROJECT} makes of a record. */
    private static final int PROJECTED_BYTES = 56;

    private Limit() {}

    /** The output that the record of an offset is written to, if to any. */
    public static Optional<String> output(Topology topology, long offset) {
        return switch (topology) {
            case PASS, PROJECT, ENRICH -> Optional.of("out");
            case FILTER -> offset % 5 < 2 ? Optional.of("out") : Optional.empty();
            case ROUTE -> Optional.of(offset % 4 < 2 ? "eur" : offset % 4 == 2 ? "usd" : "other");
            case WINDOW, DEDUPLICATE, JOIN, TOP_N -> Optional.empty();
        };
    }

    /** What is written of a record. */
    public static byte[] value(Topology topology, byte[] value) {
        return topology == Topology.PROJECT && value.length > PROJECTED_BYTES
                ? Arrays.copyOf(value, PROJECTED_BYTES)
                : value;
    }

    /** The hash that its output is checked by: of the bytes, as they needn't be JSON. */
    public static long hash(byte[] value) {
        long hash = value.length;
        for (byte one : value) {
            hash = hash * 0x100_0000_01B3L ^ one;
        }
        return hash;
    }
}
