package io.dataprocessing.pipeline.core.connector;

/** A system outside that doesn't do what a pipeline needs. */
public final class ConnectorException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean unreachable;

    /**
     * An error whose message says what failed, why, and what to do.
     *
     * @param cause null where nothing was thrown
     */
    public ConnectorException(String message, Throwable cause) {
        this(message, cause, /* unreachable= */ false);
    }

    private ConnectorException(String message, Throwable cause, boolean unreachable) {
        super(message, cause);
        this.unreachable = unreachable;
    }

    /** The same error, of a system that gives no answer or doesn't let this client in. */
    public ConnectorException asUnreachable() {
        return new ConnectorException(getMessage(), getCause(), /* unreachable= */ true);
    }

    /** Whether it would be the same for everybody who uses the connection. */
    public boolean isUnreachable() {
        return unreachable;
    }
}
