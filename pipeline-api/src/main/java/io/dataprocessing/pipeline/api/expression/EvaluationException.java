package io.dataprocessing.pipeline.api.expression;

/**
 * An expression that has no value for a record: overflow, division by zero, a failed conversion.
 */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An error without a cause; it carries no stack trace, because one record is to blame. */
    public EvaluationException(String message) {
        super(message, null, false, false);
    }

    /** An error with the exception that showed it. */
    public EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }
}
