package io.dataprocessing.pipeline.core.problem;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * A file's text as reports may show it: references to variables not replaced, values of sensitive
 * keys masked.
 *
 * @param file the name as the user gave it; empty for a definition made in Java
 * @param files what lies with the file; paths in it are relative to its directory
 * @param lines the lines without their ends, each as long as in the file
 */
public record SourceText(String file, NearbyFiles files, List<String> lines) {

    public SourceText {
        requireNonNull(file, "file");
        requireNonNull(files, "files");
        lines = List.copyOf(lines);
    }

    /** The text of a file. */
    public static SourceText of(String file, Path directory, String text) {
        return of(file, NearbyFiles.in(directory), text);
    }

    /** The text of a file that lies elsewhere. */
    public static SourceText of(String file, NearbyFiles files, String text) {
        return new SourceText(file, files, SecretMasker.maskLines(text.lines().toList()));
    }

    /** No text: the definition was made in Java, or the file can't be read. */
    public static SourceText none(String file) {
        return new SourceText(file, NearbyFiles.in(Path.of("")), List.of());
    }
}
