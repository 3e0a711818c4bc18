package io.dataprocessing.pipeline.api.format;

import static java.util.Objects.requireNonNull;

/**
 * A schema that has to be in a registry before records can be written by it.
 *
 * @param subject the name under which the registry keeps its versions
 * @param language the registry's word for the kind of schema: {@code AVRO}, {@code JSON} or {@code
 *     PROTOBUF}
 * @param text the schema
 * @param automatic whether a pipeline registers it by itself before it's submitted
 * @param normalize whether the registry compares what schemas mean, not how they are written
 */
public record Registration(
        String subject, String language, String text, boolean automatic, boolean normalize) {

    public Registration {
        requireNonNull(subject, "subject");
        requireNonNull(language, "language");
        requireNonNull(text, "text");
    }
}
