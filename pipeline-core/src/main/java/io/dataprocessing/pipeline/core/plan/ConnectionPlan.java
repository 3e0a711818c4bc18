package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

/**
 * A connection.
 *
 * @param name its name in the file
 * @param type the name of the connector
 * @param options its options, bound
 */
public record ConnectionPlan(String name, String type, Record options) {

    public ConnectionPlan {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(options, "options");
    }
}
