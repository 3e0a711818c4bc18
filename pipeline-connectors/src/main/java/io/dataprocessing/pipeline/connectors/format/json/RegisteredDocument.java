package io.dataprocessing.pipeline.connectors.format.json;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.connectors.registry.RegisteredSchema;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A schema in a registry, and those that it refers to there. */
record RegisteredDocument(RegisteredSchema schema) implements SchemaDocument {

    RegisteredDocument {
        requireNonNull(schema, "schema");
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public String fragment() {
        return "";
    }

    @Override
    public byte[] content() {
        return schema.text().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<byte[]> other(String path) {
        return Optional.ofNullable(schema.references().get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
