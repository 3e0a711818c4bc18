package io.dataprocessing.pipeline.core.state;

/** State that can't be read or written: the machine's fault, not the record's, so the job fails. */
public final class StateAccessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StateAccessException(String state, Throwable cause) {
        super("state '%s' can't be accessed: %s".formatted(state, cause.getMessage()), cause);
    }
}
