package io.dataprocessing.pipeline.core.problem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The files in a directory of this machine, and below it. */
record LocalFiles(Path directory) implements NearbyFiles {

    LocalFiles {
        directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public byte[] content(String name, long mostBytes) throws IOException {
        try {
            return content(directory.resolve(name).normalize(), mostBytes);
        } catch (InvalidPathException e) {
            throw new IOException("can't be read: its name is no path.", e);
        }
    }

    @Override
    public byte[] contentBeside(String name, String other, long mostBytes) throws IOException {
        return content(directory.resolve(name).resolveSibling(other).normalize(), mostBytes);
    }

    private byte[] content(Path file, long mostBytes) throws IOException {
        if (!file.startsWith(directory)) {
            throw outside();
        }
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException("doesn't exist.");
        }
        try {
            if (!file.toRealPath().startsWith(directory.toRealPath())) {
                throw outside();
            }
            if (Files.size(file) > mostBytes) {
                throw new IOException("is larger than %d MiB.".formatted(mostBytes >> 20));
            }
            return Files.readAllBytes(file);
        } catch (FileSystemException e) {
            throw new IOException("can't be read: %s.".formatted(e.getClass().getSimpleName()), e);
        }
    }

    private static IOException outside() {
        return new IOException("is outside the directory of the pipeline file.");
    }
}
