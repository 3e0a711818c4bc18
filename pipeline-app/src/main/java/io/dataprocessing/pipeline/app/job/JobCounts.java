package io.dataprocessing.pipeline.app.job;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the parts of a job counted, under {@code <name>.in}, {@code <name>.out} and so on.
 *
 * @param values the counts by name
 */
public record JobCounts(Map<String, Long> values) {

    private static final String RESTARTS = "restarts";

    public JobCounts {
        values = Map.copyOf(values);
    }

    /** Nothing counted yet. */
    public static JobCounts none() {
        return new JobCounts(Map.of());
    }

    /** The counts among a job's accumulators. */
    static JobCounts of(Map<String, Object> accumulators) {
        Map<String, Long> counts = new TreeMap<>();
        accumulators.forEach(
                (name, value) -> {
                    if (value instanceof Number number) {
                        counts.put(name, number.longValue());
                    }
                });
        return new JobCounts(counts);
    }

    /** A count; 0 if nothing was counted under the name. */
    public long of(String part, String what) {
        return values.getOrDefault(part + "." + what, 0L);
    }

    /** How often a task started again, and counted from 0 again; that of the most restarts. */
    public long restarts() {
        return values.getOrDefault(RESTARTS, 0L);
    }

    /** Whether the part counts such things at all. */
    public boolean counts(String part, String what) {
        return values.containsKey(part + "." + what);
    }
}
