package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.format.SchemaDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The schema files of a pipeline: only those below its own directory, since a pipeline must not
 * read any file there is.
 */
final class SchemaDirectory {

    private static final long MOST_BYTES = 4L << 20;

    private final Path directory;

    SchemaDirectory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * A file.
     *
     * @throws IOException if it can't be read; the message continues a sentence that begins with
     *     the file's name
     */
    SchemaDocument read(String name, String fragment) throws IOException {
        return new Document(name, fragment, content(name));
    }

    private byte[] content(String name) throws IOException {
        try {
            return content(directory.resolve(name).normalize());
        } catch (InvalidPathException e) {
            throw new IOException("can't be read: its name is no path.", e);
        }
    }

    private byte[] content(Path file) throws IOException {
        if (!file.startsWith(directory)) {
            throw outside();
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("doesn't exist.");
        }
        try {
            if (!file.toRealPath().startsWith(directory.toRealPath())) {
                throw outside();
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("is larger than 4 MiB.");
            }
            return Files.readAllBytes(file);
        } catch (java.nio.file.FileSystemException e) {
            throw new IOException("can't be read: %s.".formatted(e.getClass().getSimpleName()), e);
        }
    }

    private static IOException outside() {
        return new IOException("is outside the directory of the pipeline file.");
    }

    /** A file that was read. */
    private final class Document implements SchemaDocument {

        private final String name;
        private final String fragment;
        private final byte[] content;

        Document(String name, String fragment, byte[] content) {
            this.name = name;
            this.fragment = fragment;
            this.content = content;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String fragment() {
            return fragment;
        }

        @Override
        public byte[] content() {
            return content.clone();
        }

        @Override
        public Optional<byte[]> other(String path) {
            try {
                return Optional.of(
                        SchemaDirectory.this.content(
                                directory.resolve(name).resolveSibling(path).normalize()));
            } catch (IOException | InvalidPathException e) {
                return Optional.empty();
            }
        }
    }
}
