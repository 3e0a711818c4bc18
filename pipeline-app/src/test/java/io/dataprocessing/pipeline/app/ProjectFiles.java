package io.dataprocessing.pipeline.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's own files are that tests hold to the code. */
final class ProjectFiles {

    private ProjectFiles() {}

    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("pipeline-api"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    static Path examples() {
        return root().resolve("pipeline-app/src/main/dist/examples");
    }
}
