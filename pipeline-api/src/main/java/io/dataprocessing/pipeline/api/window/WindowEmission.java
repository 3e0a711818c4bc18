package io.dataprocessing.pipeline.api.window;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When a window's result is emitted. A later result of the same key and window replaces the earlier
 * ones. What is emitted before a window's end depends on what has come by then; the last result
 * doesn't.
 */
public sealed interface WindowEmission {

    /** When it ends. */
    WindowEmission ON_CLOSE = new OnClose();

    /** With each record that it takes in. */
    WindowEmission ON_UPDATE = new OnUpdate();

    /** When it ends, and again with each record that comes within the allowed lateness. */
    record OnClose() implements WindowEmission {}

    /** With each record that it takes in; nothing more when it ends, as nothing has changed. */
    record OnUpdate() implements WindowEmission {}

    /**
     * At each multiple of an interval since 1970-01-01T00:00Z, by the time that the windows go by,
     * if it has changed since it was last emitted; and when it ends, as {@link OnClose}.
     *
     * @param interval 1 ms or more
     */
    record Every(Duration interval) implements WindowEmission {
        public Every {
            if (requireNonNull(interval, "interval").toMillis() < 1) {
                throw new IllegalArgumentException(
                        "interval must be at least 1ms, not " + interval);
            }
        }
    }
}
