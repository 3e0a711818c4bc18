package io.dataprocessing.pipeline.api.format;

/** Bytes that stand for no row of the wanted type. */
public final class DecodeException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An error of one record; it carries no stack trace. */
    public DecodeException(String message) {
        super(message, null, false, false);
    }

    /** An error with the exception that showed it. */
    public DecodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
