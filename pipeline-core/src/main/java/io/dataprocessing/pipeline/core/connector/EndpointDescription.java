package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a connector says of a source or sink before it runs.
 *
 * @param endpoints what it reads or writes
 * @param facts plain sentences for {@code explain}, defaults and derived settings among them, no
 *     secrets
 */
public record EndpointDescription(List<Endpoint> endpoints, List<String> facts) {

    public EndpointDescription {
        endpoints = List.copyOf(requireNonNull(endpoints, "endpoints"));
        facts = List.copyOf(requireNonNull(facts, "facts"));
    }
}
