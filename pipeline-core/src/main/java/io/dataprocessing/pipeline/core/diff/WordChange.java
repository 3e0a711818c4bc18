package io.dataprocessing.pipeline.core.diff;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A word of a pipeline file that is another now.
 *
 * @param path where it stands in its section, such as {@code window.tumbling}
 * @param before what it was; empty if it wasn't there. Secrets are masked
 * @param after what it is; empty if it's no longer there
 */
public record WordChange(String path, Optional<String> before, Optional<String> after) {

    public WordChange {
        requireNonNull(path, "path");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }
}
