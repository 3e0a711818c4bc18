package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

/**
 * Who is going to use something outside.
 *
 * @param pipeline the name of the pipeline
 * @param endpoint the name of the source or sink
 * @param keyed whether a sink makes the key of each record; false for sources
 */
public record EndpointUse(String pipeline, String endpoint, boolean keyed) {

    public EndpointUse {
        requireNonNull(pipeline, "pipeline");
        requireNonNull(endpoint, "endpoint");
    }
}
