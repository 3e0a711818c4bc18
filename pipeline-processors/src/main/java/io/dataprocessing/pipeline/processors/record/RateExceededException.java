package io.dataprocessing.pipeline.processors.record;

/** A record for which a rate leaves no room. */
final class RateExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** It carries no stack trace, because there is nothing to be found by one. */
    RateExceededException() {
        super("the record comes faster than the rate allows", null, false, false);
    }
}
