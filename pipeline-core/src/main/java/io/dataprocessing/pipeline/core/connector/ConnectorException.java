package io.dataprocessing.pipeline.core.connector;

/** A system outside that doesn't do what a pipeline needs. */
public final class ConnectorException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * An error whose message says what failed, why, and what to do.
     *
     * @param cause null where nothing was thrown
     */
    public ConnectorException(String message, Throwable cause) {
        super(message, cause);
    }
}
