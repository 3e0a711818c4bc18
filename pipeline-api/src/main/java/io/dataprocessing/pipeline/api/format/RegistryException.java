package io.dataprocessing.pipeline.api.format;

/** A schema registry that gives no answer, or doesn't do what it's asked. */
public final class RegistryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The message says which registry, what it was asked, and why it didn't. */
    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
