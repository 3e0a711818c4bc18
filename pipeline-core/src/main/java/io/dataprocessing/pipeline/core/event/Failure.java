package io.dataprocessing.pipeline.core.event;

import static java.util.Objects.requireNonNull;

/**
 * Why an event can't go on.
 *
 * @param step the source, step or sink where it happened
 * @param stage what was being done
 * @param error the class of the exception
 * @param message what is wrong, without values of the record
 */
public record Failure(String step, Stage stage, String error, String message) {

    /** What is done to an event. */
    public enum Stage {
        /** Bytes become a row. */
        DECODE,
        /** A step works on the event. */
        PROCESS,
        /** The event came after its window was closed. */
        LATE,
        /** A row becomes bytes. */
        ENCODE,
        /** The event is handed to the system outside. */
        WRITE
    }

    public Failure {
        requireNonNull(step, "step");
        requireNonNull(stage, "stage");
        requireNonNull(error, "error");
        requireNonNull(message, "message");
    }
}
