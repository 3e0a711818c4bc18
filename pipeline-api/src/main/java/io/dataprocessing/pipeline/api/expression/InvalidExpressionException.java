package io.dataprocessing.pipeline.api.expression;

/** The text of an expression is wrong; the message says where, what and what is allowed. */
public final class InvalidExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An expression with everything that is wrong with it. */
    public InvalidExpressionException(String message) {
        super(message);
    }
}
