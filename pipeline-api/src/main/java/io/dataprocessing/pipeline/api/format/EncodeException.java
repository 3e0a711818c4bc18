package io.dataprocessing.pipeline.api.format;

/** A row that the format can't express. */
public final class EncodeException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An error of one record; it carries no stack trace. */
    public EncodeException(String message) {
        super(message, null, false, false);
    }

    /** An error with the exception that showed it. */
    public EncodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
