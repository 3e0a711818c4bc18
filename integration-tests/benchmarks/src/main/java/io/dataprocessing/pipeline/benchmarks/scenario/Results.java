package io.dataprocessing.pipeline.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What has come out, or has to, of each output; not thread-safe. */
public final class Results {

    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    /** Nothing, of each of these outputs. */
    public Results(Iterable<String> outputs) {
        outputs.forEach(output -> tallies.put(output, Tally.NONE));
    }

    /** Adds a record. */
    public void add(String output, JsonNode value) {
        add(output, ValueHash.of(value));
    }

    /** Adds a record by the hash of its value. */
    public void add(String output, long hash) {
        if (tallies.computeIfPresent(output, (name, tally) -> tally.plus(hash)) == null) {
            throw new IllegalArgumentException(
                    "no output is called '%s'; there are %s".formatted(output, tallies.keySet()));
        }
    }

    /** What there is, by output. */
    public Map<String, Tally> tallies() {
        return Map.copyOf(tallies);
    }
}
