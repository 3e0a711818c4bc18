package io.dataprocessing.pipeline.app.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A job that a cluster knows.
 *
 * @param id Flink's
 * @param name the pipeline's
 * @param state Flink's word, such as {@code RUNNING}
 * @param started when it was submitted
 * @param duration for how long it runs, or ran
 * @param runningTasks how many of its tasks run: less than all while slots are missing
 * @param tasks how many it has
 */
record ClusterJob(
        String id,
        String name,
        String state,
        Instant started,
        Duration duration,
        int runningTasks,
        int tasks) {

    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

    ClusterJob {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(state, "state");
        requireNonNull(started, "started");
        requireNonNull(duration, "duration");
    }

    /** Whether it will never run again. */
    boolean hasEnded() {
        return ENDED.contains(state);
    }

    /** Whether it waits for slots, or for others of its tasks. */
    boolean isWaiting() {
        return !hasEnded() && runningTasks < tasks;
    }

    boolean hasFailed() {
        return state.equals("FAILED");
    }

    boolean isCalled(String nameOrId) {
        return name.equals(nameOrId) || id.equalsIgnoreCase(nameOrId);
    }
}
