package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a connector gets where it opens a table.
 *
 * @param step the name of the step that looks up
 * @param description what was planned
 * @param connection the options of the connection, bound; empty if the connector needs none
 * @param bounded whether the job ends by itself, so that a table needn't be followed
 * @param decoder decodes rows of the planned type
 */
public record LookupRuntime(
        String step,
        TableDescription description,
        Optional<Record> connection,
        boolean bounded,
        TableDecoder decoder) {

    public LookupRuntime {
        requireNonNull(step, "step");
        requireNonNull(description, "description");
        requireNonNull(connection, "connection");
        requireNonNull(decoder, "decoder");
    }
}
