package io.dataprocessing.pipeline.testkit;

import java.util.Optional;

/** A failure of state that a test asked for, at one of the next reads or writes. */
final class StateFault {

    private int accesses;
    private Optional<RuntimeException> failure = Optional.empty();

    /** Lets the access with this number fail, counted from 1. */
    void failAt(int access, RuntimeException error) {
        if (access < 1) {
            throw new IllegalArgumentException(
                    "there is no access %d; the next one is 1".formatted(access));
        }
        accesses = access;
        failure = Optional.of(error);
    }

    /** Counts an access, and throws if it's the one. */
    void access() {
        if (failure.isPresent()) {
            accesses--;
            if (accesses == 0) {
                RuntimeException error = failure.get();
                failure = Optional.empty();
                throw error;
            }
        }
    }
}
