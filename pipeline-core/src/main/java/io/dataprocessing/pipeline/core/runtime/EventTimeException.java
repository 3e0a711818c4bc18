package io.dataprocessing.pipeline.core.runtime;

/** A record whose event time is missing or can't be right. */
final class EventTimeException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An error of one record; it carries no stack trace. */
    EventTimeException(String message) {
        super(message, null, false, false);
    }
}
