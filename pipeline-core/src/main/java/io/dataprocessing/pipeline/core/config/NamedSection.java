package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

/**
 * A source, step, sink or connection: its name and what is said of it.
 *
 * @param name the name, as text with its position
 * @param body everything else, without the name
 */
public record NamedSection(ConfigScalar name, ConfigMap body) {

    public NamedSection {
        requireNonNull(name, "name");
        requireNonNull(body, "body");
    }
}
