package io.dataprocessing.pipeline.app.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A wish that a job ends, such as Ctrl-C; and the answer that it has. */
public final class StopSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final CompletableFuture<Void> given = new CompletableFuture<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Thread hook) {
        this.hook = hook;
    }

    /** A signal that only {@link #stop()} gives. */
    public static StopSignal byHand() {
        return new StopSignal(new Thread(() -> {}, "unused"));
    }

    /**
     * A signal that the end of this process gives, which then waits until the signal is closed. The
     * exit code is the one of the signal that ended the process, 130 for Ctrl-C.
     */
    public static StopSignal atExit() {
        StopSignal[] signal = new StopSignal[1];
        Thread hook = new Thread(() -> signal[0].stopAndWait(), "stop-signal");
        signal[0] = new StopSignal(hook);
        Runtime.getRuntime().addShutdownHook(hook);
        return signal[0];
    }

    /** Wishes that the job ends. */
    public void stop() {
        given.complete(null);
    }

    /** Gives another signal when this one is given. */
    public void alsoGives(StopSignal other) {
        CompletableFuture<Void> unused = given.thenRun(other::stop);
    }

    /** Waits for the signal. */
    public void await() throws InterruptedException {
        try {
            given.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Done when the signal is given. */
    CompletableFuture<Void> given() {
        return given;
    }

    /** Everything is stopped and told, so that the process may end. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, which is what the hook waited for.
            return;
        }
    }

    private void stopAndWait() {
        stop();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
