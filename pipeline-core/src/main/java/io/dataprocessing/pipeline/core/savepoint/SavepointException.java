package io.dataprocessing.pipeline.core.savepoint;

/** A savepoint that isn't there or can't be read; the message says where and what to do. */
public final class SavepointException extends Exception {

    private static final long serialVersionUID = 1L;

    SavepointException(String message) {
        super(message);
    }

    SavepointException(String message, Throwable cause) {
        super(message, cause);
    }
}
