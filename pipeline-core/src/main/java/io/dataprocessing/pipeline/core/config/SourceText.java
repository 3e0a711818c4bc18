package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * A file's text before anything was replaced in it, so that it's safe to show.
 *
 * @param file the name as the user gave it; empty for a definition made in Java
 * @param directory what paths in the file are relative to
 * @param lines the lines without their ends
 */
public record SourceText(String file, Path directory, List<String> lines) {

    public SourceText {
        requireNonNull(file, "file");
        requireNonNull(directory, "directory");
        lines = List.copyOf(lines);
    }

    /** The text of a file. */
    public static SourceText of(String file, Path directory, String text) {
        return new SourceText(file, directory, text.lines().toList());
    }
}
