package io.dataprocessing.pipeline.api.data;

/** A class that can't be bound to a row type, or a value that doesn't fit its schema. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An error without a cause. */
    public SchemaException(String message) {
        super(message);
    }

    /** An error with the exception that showed it. */
    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
