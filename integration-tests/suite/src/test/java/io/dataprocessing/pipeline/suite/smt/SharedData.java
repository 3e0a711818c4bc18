package io.dataprocessing.pipeline.suite.smt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The data beside the project, which isn't part of it. */
final class SharedData {

    private SharedData() {}

    /** A file of it: below this directory or one above it. */
    static Optional<Path> find(String file) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data").resolve(file);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
