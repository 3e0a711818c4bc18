package io.dataprocessing.pipeline.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.benchmarks.scenario.Results;
import io.dataprocessing.pipeline.benchmarks.scenario.ValueHash;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The last record of each key, without those of the latest windows: these are still open, and nobody
 * else has written them.
 */
final class LastOfKeys {

    private static final String WINDOW = "window_start";

    private final Map<ByteBuffer, Last> byKey = new HashMap<>();
    private long latest = Long.MIN_VALUE;

    /** Takes the next record. */
    void add(byte[] key, JsonNode value) {
        long window = value.path(WINDOW).asLong();
        latest = Math.max(latest, window);
        byKey.put(ByteBuffer.wrap(key), new Last(window, ValueHash.of(value)));
    }

    /** Adds what has stayed to results. */
    void addTo(Results results, String output) {
        for (Last last : byKey.values()) {
            if (last.window() != latest) {
                results.add(output, last.hash());
            }
        }
    }

    private record Last(long window, long hash) {}
}
