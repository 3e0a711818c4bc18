package io.dataprocessing.pipeline.app.terminal;

/** What the process tells its caller. */
public enum ExitCode {
    /** Done. */
    OK(0),
    /** The job ran and failed. */
    JOB_FAILED(1),
    /** The command line or the pipeline file is wrong; nothing was started. */
    USAGE(2),
    /** A system that the pipeline needs isn't there or doesn't fit; nothing was submitted. */
    PREFLIGHT(3),
    /** The state to start from doesn't fit the pipeline. */
    RESTORE_REFUSED(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }
}
