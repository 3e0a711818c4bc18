package io.dataprocessing.pipeline.connectors.registry;

import static java.util.Objects.requireNonNull;

/**
 * A version of a subject.
 *
 * @param subject the name under which the registry keeps it
 * @param version which one, from 1
 * @param id the schema's id
 * @param schema the schema
 */
public record SubjectVersion(String subject, int version, int id, RegisteredSchema schema) {

    public SubjectVersion {
        requireNonNull(subject, "subject");
        requireNonNull(schema, "schema");
    }
}
