package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Something outside that a source reads or a sink writes, so that loops and clashes are seen.
 *
 * @param connection the name of the connection in the pipeline file
 * @param resource a topic, a table, a path; or a regular expression for several
 * @param pattern whether {@code resource} is a regular expression
 */
public record Endpoint(String connection, String resource, boolean pattern) {

    public Endpoint {
        requireNonNull(connection, "connection");
        requireNonNull(resource, "resource");
    }

    /** Whether both may mean the same thing; two patterns are never compared. */
    public boolean overlaps(Endpoint other) {
        if (!connection.equals(other.connection)) {
            return false;
        }
        if (pattern) {
            return !other.pattern && Pattern.matches(resource, other.resource);
        }
        return other.pattern
                ? Pattern.matches(other.resource, resource)
                : resource.equals(other.resource);
    }
}
