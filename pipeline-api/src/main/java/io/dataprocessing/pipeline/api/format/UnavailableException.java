package io.dataprocessing.pipeline.api.format;

/**
 * A system that is needed to decode or encode gives no answer, and all attempts are used up. It's
 * not the record's fault: the job fails and restarts, whatever the error policy says.
 */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message says which system, what it was asked, for how long, and what came back. */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
