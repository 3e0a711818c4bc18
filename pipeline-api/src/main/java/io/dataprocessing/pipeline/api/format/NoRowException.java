package io.dataprocessing.pipeline.api.format;

/**
 * A record that by the rules of its format stands for no row, such as the header of a CSV file or a
 * heartbeat. It's dropped and counted.
 */
public final class NoRowException extends Exception {

    private static final long serialVersionUID = 1L;

    /** It carries no stack trace. */
    public NoRowException(String message) {
        super(message, null, false, false);
    }
}
