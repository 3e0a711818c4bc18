package io.dataprocessing.pipeline.api.format;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A schema that stands alone. */
record LoneDocument(String name, String text) implements SchemaDocument {

    LoneDocument {
        requireNonNull(name, "name");
        requireNonNull(text, "text");
    }

    @Override
    public String fragment() {
        return "";
    }

    @Override
    public byte[] content() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<byte[]> other(String path) {
        return Optional.empty();
    }
}
