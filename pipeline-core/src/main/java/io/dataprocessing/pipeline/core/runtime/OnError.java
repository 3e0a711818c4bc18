package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What an operator does with an event that can't be handled.
 *
 * @param action what becomes of one
 * @param limit when there are too many of them
 */
public record OnError(Action action, RateLimit limit) implements Serializable {

    /** Fails the job. */
    public static final OnError FAIL = new OnError(Action.FAIL, RateLimit.NONE);

    /** Sends any number to the dead letters. */
    public static final OnError DEAD_LETTER = new OnError(Action.DEAD_LETTER, RateLimit.NONE);

    /** Drops and counts any number. */
    public static final OnError SKIP = new OnError(Action.SKIP, RateLimit.NONE);

    /** What becomes of an event. */
    public enum Action {
        /** It fails the job. */
        FAIL,
        /** It goes to the dead letters. */
        DEAD_LETTER,
        /** It's dropped and counted. */
        SKIP
    }

    public OnError {
        requireNonNull(action, "action");
        requireNonNull(limit, "limit");
    }

    /** The same with a limit. */
    public OnError limited(RateLimit limit) {
        return new OnError(action, limit);
    }

    boolean fails() {
        return action == Action.FAIL;
    }
}
