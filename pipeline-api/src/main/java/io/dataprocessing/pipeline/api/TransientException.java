package io.dataprocessing.pipeline.api;

/**
 * An error that may pass, such as a service that is busy: a processor throws it to have the record
 * tried again, as often as the step's {@code retry} says. Only if all attempts fail does the record
 * follow the step's error policy.
 *
 * <p>A call of {@link Processor#process} is tried again only while it has emitted nothing. What it
 * stored stays stored, so ask others first and store then. The thread waits between two attempts,
 * and the records behind it; an {@link AsyncProcessor} waits without holding them up.
 */
public class TransientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An error without another behind it. */
    public TransientException(String message) {
        super(message);
    }

    /** An error that another one caused. */
    public TransientException(String message, Throwable cause) {
        super(message, cause);
    }
}
