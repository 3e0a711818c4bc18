package io.dataprocessing.pipeline.api.window;

import java.time.Instant;

/**
 * One window.
 *
 * @param start the first moment in it
 * @param end the first moment after it
 */
public record WindowBounds(Instant start, Instant end) {}
