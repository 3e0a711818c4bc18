package io.dataprocessing.pipeline.app.terminal;

import static java.util.Objects.requireNonNull;

/** Ends a verb with a message for the user and an exit code. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** An end whose message says what is wrong and what to do. */
    public StoppedException(ExitCode exitCode, String message) {
        super(requireNonNull(message, "message"));
        this.exitCode = requireNonNull(exitCode, "exitCode");
    }

    /** An end with the exception behind it, which only {@code --debug} shows. */
    public StoppedException(ExitCode exitCode, String message, Throwable cause) {
        super(requireNonNull(message, "message"), cause);
        this.exitCode = requireNonNull(exitCode, "exitCode");
    }

    /** What the process returns. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
