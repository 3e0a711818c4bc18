package io.dataprocessing.pipeline.benchmarks.scenario;

import java.time.Duration;

/**
 * One row of the matrix, which all peers run with the same settings.
 *
 * @param topology the work
 * @param payload the records that it's done on
 * @param guarantee of the output
 * @param backend of keyed state
 * @param parallelism of each part of the job
 * @param keys how many different accounts there are
 */
public record Scenario(
        Topology topology,
        Payload payload,
        Guarantee guarantee,
        Backend backend,
        int parallelism,
        long keys) {

    /** From one checkpoint or commit to the next, with either guarantee. */
    public static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    /** What tells it from others, where every setting has its usual value or is named. */
    public String label() {
        StringBuilder label = new StringBuilder(topology.label()).append(", ").append(payload);
        label.append(", ").append(guarantee);
        if (backend != Backend.HASHMAP) {
            label.append(", ").append(backend);
        }
        if (parallelism != 1) {
            label.append(", parallelism ").append(parallelism);
        }
        if (topology.isKeyed()) {
            label.append(", ").append(keys).append(" keys");
        }
        return label.toString();
    }
}
