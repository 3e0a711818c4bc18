package io.dataprocessing.pipeline.core.watch;

/**
 * A call into a plugin that took longer than its step allows and was interrupted. Its stack is that
 * of the plugin when the time was over.
 */
public final class OverdueCallException extends Exception {

    private static final long serialVersionUID = 1L;

    OverdueCallException(String message, StackTraceElement[] stack) {
        super(message);
        setStackTrace(stack);
    }
}
