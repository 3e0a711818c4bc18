package io.dataprocessing.pipeline.suite;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of this project are, whichever folder a test is started in. */
public final class ProjectFiles {

    private ProjectFiles() {}

    /** The folder with the parent pom and the documentation. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("pipeline-api"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no project around the working directory");
            }
        }
        return folder;
    }
}
