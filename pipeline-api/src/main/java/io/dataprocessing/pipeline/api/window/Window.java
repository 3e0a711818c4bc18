package io.dataprocessing.pipeline.api.window;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** A kind of window over time. Windows include their start and exclude their end. */
public sealed interface Window {

    /**
     * Windows of one size, side by side.
     *
     * @param size 1 ms or more
     * @param offset shifts the starts, which are otherwise multiples of size since
     *     1970-01-01T00:00Z
     */
    record Tumbling(Duration size, Duration offset) implements Window {
        public Tumbling {
            positive(size, "size");
            requireNonNull(offset, "offset");
        }
    }

    /**
     * Windows of one size that start every {@code slide}, so that an event is in several.
     *
     * @param size 1 ms or more
     * @param slide 1 ms or more, at most {@code size}
     * @param offset shifts the starts
     */
    record Hopping(Duration size, Duration slide, Duration offset) implements Window {
        public Hopping {
            positive(size, "size");
            positive(slide, "slide");
            requireNonNull(offset, "offset");
            if (slide.compareTo(size) > 0) {
                throw new IllegalArgumentException(
                        "slide must not be longer than size, or events fall between windows");
            }
        }
    }

    /**
     * Windows that end when nothing came for {@code gap}; an event just then begins the next one.
     *
     * @param gap 1 ms or more
     */
    record Session(Duration gap) implements Window {
        public Session {
            positive(gap, "gap");
        }
    }

    /**
     * Windows with a common start that grow by {@code step} until they have {@code max}.
     *
     * @param step 1 ms or more
     * @param max a multiple of {@code step}
     * @param offset shifts the starts
     */
    record Cumulate(Duration step, Duration max, Duration offset) implements Window {
        public Cumulate {
            positive(step, "step");
            positive(max, "max");
            requireNonNull(offset, "offset");
            if (max.toMillis() % step.toMillis() != 0) {
                throw new IllegalArgumentException("max must be a multiple of step");
            }
        }
    }

    private static void positive(Duration duration, String name) {
        if (requireNonNull(duration, name).toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least 1ms, not " + duration);
        }
    }
}
