package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;

/** A step, source or sink that fails the job; the message says which, at which record, and why. */
public final class StepFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StepFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A record that the policy {@code fail} stops at. */
    static StepFailedException at(
            String step, String type, Event event, Throwable cause, int attempts) {
        return new StepFailedException(
                "step '%s' (%s) failed%s%s: %s"
                        .formatted(
                                step,
                                type,
                                event.origin().map(origin -> " at " + origin).orElse(""),
                                attempts == 1 ? "" : " after %d attempts".formatted(attempts),
                                text(cause)),
                cause);
    }

    /** More failures than the policy allows; the last one is named. */
    static StepFailedException tooMany(String step, String type, Event last, String rate) {
        Failure failure = last.failure().orElseThrow();
        return new StepFailedException(
                "step '%s' (%s) failed: %s. The last%s: %s%s"
                        .formatted(
                                step,
                                type,
                                rate,
                                last.origin().map(origin -> " at " + origin).orElse(""),
                                failure.error(),
                                failure.message().isEmpty() ? "" : ": " + failure.message()),
                null);
    }

    /** A record that failed elsewhere, under the policy {@code fail}. */
    static StepFailedException of(Event event) {
        Failure failure = event.failure().orElseThrow();
        return new StepFailedException(
                "'%s' can't %s the record%s: %s"
                        .formatted(
                                failure.step(),
                                verb(failure.stage()),
                                event.origin().map(origin -> " at " + origin).orElse(""),
                                failure.message()),
                null);
    }

    /** Something other than a record, such as a timer. */
    static StepFailedException during(String step, String type, String what, Throwable cause) {
        return new StepFailedException(
                "step '%s' (%s) failed %s: %s".formatted(step, type, what, text(cause)), cause);
    }

    private static String verb(Failure.Stage stage) {
        return switch (stage) {
            case DECODE -> "decode";
            case TIMESTAMP -> "accept the event time of";
            case NULL -> "accept";
            case PROCESS -> "process";
            case LATE -> "accept";
            case ENCODE -> "encode";
            case WRITE -> "write";
        };
    }

    private static String text(Throwable cause) {
        return cause.getMessage() == null
                ? cause.getClass().getName()
                : cause.getClass().getName() + ": " + cause.getMessage();
    }
}
