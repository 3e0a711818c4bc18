package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Holds back the watermark of a source's reader, and its idleness: while the gate is closed the
 * reader has neither, so that steps behind it wait.
 *
 * <p>Flink makes the watermark generators of a reader on the reader's own thread and tells neither
 * of the other. So a reader that wants a gate leaves it with its thread when it's made, and the
 * generators that are made there later take it. All calls come from that thread.
 */
public final class WatermarkGate {

    private static final ThreadLocal<WatermarkGate> OF_THREAD = new ThreadLocal<>();

    private boolean open;
    private Optional<Long> opensAtNanos = Optional.empty();

    private WatermarkGate() {}

    /** The gate, closed, of a reader that is being made on this thread. */
    public static WatermarkGate ofNewReader() {
        WatermarkGate gate = new WatermarkGate();
        OF_THREAD.set(gate);
        return gate;
    }

    /** The gate of the reader on this thread; empty if it has none, as most. */
    public static Optional<WatermarkGate> ofThisThread() {
        return Optional.ofNullable(OF_THREAD.get());
    }

    /** Takes the gate away from the thread, when its reader is closed. */
    public void leaveThread() {
        if (OF_THREAD.get() == this) {
            OF_THREAD.remove();
        }
    }

    /** Closes the gate until it's opened. */
    public void close() {
        open = false;
        opensAtNanos = Optional.empty();
    }

    /** Closes the gate until it's opened, or for so long. */
    public void closeFor(Duration duration) {
        open = false;
        opensAtNanos =
                Optional.of(System.nanoTime() + requireNonNull(duration, "duration").toNanos());
    }

    /** Opens the gate. */
    public void open() {
        open = true;
    }

    /** Whether watermarks and idleness pass. */
    public boolean isOpen() {
        if (!open && opensAtNanos.isPresent() && System.nanoTime() - opensAtNanos.get() >= 0) {
            open = true;
        }
        return open;
    }
}
