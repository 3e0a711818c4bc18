package io.dataprocessing.pipeline.api.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A schema file that a pipeline names. There on the client only. */
public interface SchemaDocument {

    /** The path as the pipeline file names it, without the part behind {@code #}. */
    String name();

    /**
     * The part behind {@code #}, which chooses one of several types in the file; empty without one.
     */
    String fragment();

    /** The whole file. */
    byte[] content();

    /**
     * Another file that this one refers to.
     *
     * @param path relative to this one's directory
     * @return its content; empty if it isn't there, or not below the pipeline file's directory
     */
    Optional<byte[]> other(String path);

    /** A text that refers to no other. */
    static SchemaDocument of(String name, String text) {
        return new LoneDocument(name, text);
    }

    /** The whole file as text in UTF-8. */
    default String text() {
        return new String(content(), StandardCharsets.UTF_8);
    }
}
