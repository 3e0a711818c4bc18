package io.dataprocessing.pipeline.testkit.registry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What a {@link RegistryStub} does instead of giving the right answer at once. */
public sealed interface RegistryFault {

    /** A server error with the registry's JSON body: what an overloaded registry says. */
    static RegistryFault unavailable() {
        return new Status(503, 50301, "the registry is not available");
    }

    /** The answer to a request that fails in the registry's own store. */
    static RegistryFault internalError() {
        return new Status(500, 50001, "error in the backend data store");
    }

    /**
     * An answer with an error.
     *
     * @param status the HTTP status
     * @param errorCode the registry's own code in the body, such as 40403
     * @param message the text in the body
     */
    record Status(int status, int errorCode, String message) implements RegistryFault {

        /** Checks the values. */
        public Status {
            requireNonNull(message, "message");
        }
    }

    /** An answer that comes right, but late. */
    record Slow(Duration delay) implements RegistryFault {

        /** Checks the value. */
        public Slow {
            requireNonNull(delay, "delay");
        }
    }

    /** A request that is taken and gets no answer, until the fault is over. */
    record Silent() implements RegistryFault {}
}
