package io.dataprocessing.pipeline.suite.fuzz;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Names the input that a decoder never comes back from, and ends the JVM: nothing else ends a
 * thread that doesn't want to.
 */
final class Watchdog implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private volatile Supplier<String> input = () -> "";
    private volatile long since = Long.MAX_VALUE;
    private volatile boolean closed;

    /** Starts to watch. */
    Watchdog() {
        Thread thread = new Thread(this::watch, "fuzz-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    void begin(Supplier<String> description) {
        input = description;
        since = System.nanoTime();
    }

    void end() {
        since = Long.MAX_VALUE;
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(STEP_NANOS);
            long begun = since;
            if (begun != Long.MAX_VALUE && System.nanoTime() - begun > PATIENCE_NANOS) {
                System.err.println("A decoder hangs: " + input.get());
                Runtime.getRuntime().halt(1);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
