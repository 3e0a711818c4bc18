package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Holds back the watermark of one output of a source, and its idleness: while the gate is closed
 * the output has none, so that steps behind it wait. It's open unless the source's reader closes
 * it.
 *
 * <p>Flink makes a watermark generator for each output of a reader, on the reader's own thread and
 * without telling the reader. So each generator leaves its gate where the reader finds it, when it
 * has just been given an output. All calls come from that thread.
 */
public final class WatermarkGate {

    private static final ThreadLocal<WatermarkGate> NEWEST = new ThreadLocal<>();

    private boolean open = true;
    private Optional<Long> opensAtNanos = Optional.empty();

    private WatermarkGate() {}

    /** The gate of a generator that is being made, open, and the newest of its thread. */
    public static WatermarkGate ofNewGenerator() {
        WatermarkGate gate = new WatermarkGate();
        NEWEST.set(gate);
        return gate;
    }

    /** Takes the gate of the generator that was made last; empty if there is none since then. */
    public static Optional<WatermarkGate> takeNewest() {
        Optional<WatermarkGate> newest = Optional.ofNullable(NEWEST.get());
        NEWEST.remove();
        return newest;
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
