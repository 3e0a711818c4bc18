package io.dataprocessing.pipeline.core.watch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Whose calls are watched, as it's told in messages.
 *
 * @param name the name of the step
 * @param type the type of its processor
 * @param instance which of its parallel instances, counted from 1
 * @param instances how many there are
 * @param limit how long a call may take; zero for no limit
 * @param policy what becomes of a record that fails
 */
public record WatchedStep(
        String name, String type, int instance, int instances, Duration limit, String policy) {

    private static final long MILLIS = 1000;

    public WatchedStep {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(limit, "limit");
        requireNonNull(policy, "policy");
    }

    /** What is wrong with a call that takes longer. */
    String complaint() {
        return "step '%s' did not return within %s".formatted(name, limitText());
    }

    String limitText() {
        long millis = limit.toMillis();
        return millis % MILLIS == 0 ? millis / MILLIS + " s" : millis + " ms";
    }
}
