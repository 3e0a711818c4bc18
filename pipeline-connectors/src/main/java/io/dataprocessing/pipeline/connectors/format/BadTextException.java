package io.dataprocessing.pipeline.connectors.format;

/** A text that is no value of the wanted type. Carries no stack trace. */
public final class BadTextException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The message stands behind the name of the field: {@code "should be a whole number"}. */
    public BadTextException(String message) {
        super(message, null, false, false);
    }
}
