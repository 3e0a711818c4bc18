package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Where events go that can't be handled.
 *
 * @param connection what is written to
 * @param options the sink connector's options, bound
 * @param facts what the connector says of it
 */
public record DeadLetterPlan(ConnectionPlan connection, Record options, List<String> facts) {

    /** The name of its operator, of its metrics, and of nothing else in a pipeline. */
    public static final String NAME = "dead-letter";

    public DeadLetterPlan {
        requireNonNull(connection, "connection");
        requireNonNull(options, "options");
        facts = List.copyOf(facts);
    }
}
