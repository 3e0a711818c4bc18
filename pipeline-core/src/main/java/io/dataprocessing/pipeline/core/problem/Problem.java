package io.dataprocessing.pipeline.core.problem;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is wrong.
 *
 * @param severity whether it stops the pipeline
 * @param code which kind of problem: a letter (E or W) and three digits, never reused
 * @param position where
 * @param path the place in the pipeline's terms, {@code steps.valid.condition}; may be empty
 * @param message what is wrong and what is allowed; ends in a full stop, unless a suggestion
 *     completes it
 * @param suggestion what was probably meant, to stand behind {@code did you mean}
 */
public record Problem(
        Severity severity,
        String code,
        Position position,
        String path,
        String message,
        Optional<String> suggestion) {

    /**
     * The code of problems that nobody's words are to blame for: a system that is asked while a
     * pipeline is planned gives no answer.
     */
    public static final String UNAVAILABLE = "E320";

    /** How bad it is. */
    public enum Severity {
        /** Nothing runs. */
        ERROR,
        /** It runs, but probably not as meant. */
        WARNING
    }

    public Problem {
        requireNonNull(severity, "severity");
        requireNonNull(code, "code");
        requireNonNull(position, "position");
        requireNonNull(path, "path");
        requireNonNull(message, "message");
        requireNonNull(suggestion, "suggestion");
    }
}
