package io.dataprocessing.pipeline.core.plugin.jar;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for temporary files that only its owner can write to. */
final class StagingDirectory implements Closeable {

    private final Path path;
    private int plugins;

    StagingDirectory() throws IOException {
        path = Files.createTempDirectory("pipeline-plugins-");
    }

    Path path() {
        return path;
    }

    /** The place of one more plugin's JARs. */
    Path next() {
        return path.resolve(String.valueOf(plugins++));
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
