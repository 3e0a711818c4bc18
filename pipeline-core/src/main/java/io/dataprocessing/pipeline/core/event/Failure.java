package io.dataprocessing.pipeline.core.event;

import static java.util.Objects.requireNonNull;

/**
 * Why an event can't go on.
 *
 * @param step the source, step or sink where it happened
 * @param stage what was being done
 * @param error the class of the exception
 * @param message what is wrong; the platform's own messages quote no values of the record
 * @param frame the innermost line of code outside the JDK and the platform that explains it, {@code
 *     com.acme.GeoIp.process(GeoIp.java:42)}; empty where an exception came without a stack
 */
public record Failure(String step, Stage stage, String error, String message, String frame) {

    /** What is done to an event. */
    public enum Stage {
        /** Bytes become a row. */
        DECODE,
        /** The event time is found and checked. */
        TIMESTAMP,
        /** A record without value or key meets a source that wants one. */
        NULL,
        /** A step works on the event. */
        PROCESS,
        /** The event came after its window was closed. */
        LATE,
        /** A row becomes bytes. */
        ENCODE,
        /** The event is handed to the system outside. */
        WRITE
    }

    private static final String DROPPED = "!dropped";

    public Failure {
        requireNonNull(step, "step");
        requireNonNull(stage, "stage");
        requireNonNull(error, "error");
        requireNonNull(message, "message");
        requireNonNull(frame, "frame");
    }

    /** A failure that no line of code explains better than its message. */
    public Failure(String step, Stage stage, String error, String message) {
        this(step, stage, error, message, "");
    }

    /**
     * What stands on an event that is no failure but nothing to go on with: dropped by rule, and
     * counted as such by the next operator.
     */
    public static Failure dropped(String step, Stage stage) {
        return new Failure(step, stage, DROPPED, "");
    }

    /** Whether this is {@link #dropped}. */
    public boolean isDropped() {
        return error.equals(DROPPED);
    }

    /** This failure with another frame. */
    public Failure withFrame(String frame) {
        return new Failure(step, stage, error, message, frame);
    }

    /** This failure with another message. */
    public Failure withMessage(String message) {
        return new Failure(step, stage, error, message, frame);
    }
}
