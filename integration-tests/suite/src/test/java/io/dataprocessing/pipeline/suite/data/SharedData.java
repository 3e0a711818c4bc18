package io.dataprocessing.pipeline.suite.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Data that isn't part of the project: below the directory that {@code -Dpipeline.test.data} names,
 * or below {@code shared/data} beside this directory or one above it.
 */
public final class SharedData {

    private SharedData() {}

    /** A file or directory; empty where it isn't there. */
    public static Optional<Path> find(String name) {
        String named = System.getProperty("pipeline.test.data");
        if (named != null) {
            return Optional.of(Path.of(named, name)).filter(Files::exists);
        }
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null) {
            Path file = directory.resolve("shared/data").resolve(name);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
            directory = directory.getParent();
        }
        return Optional.empty();
    }
}
