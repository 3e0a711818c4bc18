package io.dataprocessing.pipeline.connectors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the folder of test data that lies beside the project on some machines. */
public final class SharedData {

    private SharedData() {}

    /** A file or folder in it; empty where the data isn't there. */
    public static Optional<Path> find(String path) {
        String given = System.getProperty("pipeline.test.data");
        if (given != null) {
            return Optional.of(Path.of(given, path)).filter(Files::exists);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data").resolve(path);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
