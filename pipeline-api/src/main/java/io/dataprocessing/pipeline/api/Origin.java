package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Where a record was read.
 *
 * @param topic the topic
 * @param partition 0 or more
 * @param offset 0 or more
 * @param schemaId the id, in a schema registry, of the schema that the value was written with;
 *     empty for formats that don't write one
 */
public record Origin(String topic, int partition, long offset, OptionalInt schemaId) {

    public Origin {
        requireNonNull(topic, "topic");
        requireNonNull(schemaId, "schemaId");
    }

    /** Where a record without a schema id was read. */
    public Origin(String topic, int partition, long offset) {
        this(topic, partition, offset, OptionalInt.empty());
    }

    /** This place, of a record whose value was written with a schema of a registry. */
    public Origin withSchemaId(int id) {
        return new Origin(topic, partition, offset, OptionalInt.of(id));
    }

    /** The form that messages use: {@code orders-3@9912}. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
