package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.Endpoint;
import java.util.List;

/**
 * Where events go that can't be handled.
 *
 * @param connection what is written to
 * @param options the sink connector's options, bound
 * @param letters what they hold
 * @param endpoints what is written outside
 * @param facts what the connector says of it
 */
public record DeadLetterPlan(
        ConnectionPlan connection,
        Record options,
        LetterPlan letters,
        List<Endpoint> endpoints,
        List<String> facts) {

    /** The name of its operator, of its metrics, and of nothing else in a pipeline. */
    public static final String NAME = "dead-letter";

    public DeadLetterPlan {
        requireNonNull(connection, "connection");
        requireNonNull(options, "options");
        requireNonNull(letters, "letters");
        endpoints = List.copyOf(endpoints);
        facts = List.copyOf(facts);
    }

    /** These dead letters with other options of the connector. */
    public DeadLetterPlan withOptions(Record options) {
        return new DeadLetterPlan(connection, options, letters, endpoints, facts);
    }
}
