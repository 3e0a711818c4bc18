package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.core.state.StateAccessException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Tells failures that one record is to blame for from those of the machine. The former follow the
 * step's error policy: exceptions, failed assertions, a stack that overflowed, a class that a
 * plugin lacks. The latter fail the job whatever the policy: a heap that is full, state that can't
 * be accessed, a schema registry that doesn't answer, a task that is being cancelled.
 */
final class RecordFailures {

    private RecordFailures() {}

    static boolean isOne(Throwable error) {
        if (error instanceof StateAccessException
                || error instanceof StepFailedException
                || error instanceof UnavailableException
                || isCancellation(error)) {
            return false;
        }
        return error instanceof Exception
                || error instanceof StackOverflowError
                || error instanceof AssertionError
                || error instanceof LinkageError;
    }

    private static boolean isCancellation(Throwable error) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof InterruptedException
                    || each instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }
}
