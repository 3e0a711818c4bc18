package io.dataprocessing.pipeline.core.runtime;

/** A record without a key or a value where there must be one. */
final class NullRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An error of one record; it carries no stack trace. */
    NullRecordException(String message) {
        super(message, null, false, false);
    }
}
