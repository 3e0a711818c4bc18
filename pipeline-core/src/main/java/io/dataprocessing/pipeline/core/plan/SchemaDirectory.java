package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.core.problem.NearbyFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Optional;

/** The schema files of a pipeline, with the files that they refer to. */
final class SchemaDirectory {

    private static final long MOST_BYTES = 4L << 20;

    private final NearbyFiles files;

    SchemaDirectory(NearbyFiles files) {
        this.files = files;
    }

    /**
     * A file.
     *
     * @throws IOException if it can't be read; the message continues a sentence that begins with
     *     the file's name
     */
    SchemaDocument read(String name, String fragment) throws IOException {
        return new Document(name, fragment, files.content(name, MOST_BYTES));
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
                return Optional.of(files.contentBeside(name, path, MOST_BYTES));
            } catch (IOException | InvalidPathException e) {
                return Optional.empty();
            }
        }
    }
}
