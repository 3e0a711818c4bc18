package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.problem.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A pipeline file as it was read.
 *
 * @param name the name as the user gave it
 * @param directory where it is
 * @param text what it holds
 */
public record PipelineFile(String name, Path directory, String text) {

    static final int MAX_BYTES = 1 << 20;
    static final String TOO_LARGE = "file is larger than 1 MiB.";

    public PipelineFile {
        requireNonNull(name, "name");
        requireNonNull(directory, "directory");
        requireNonNull(text, "text");
    }

    /**
     * Reads a file.
     *
     * @throws InvalidPipelineException if there is no such file, or it's too large or no UTF-8
     */
    public static PipelineFile read(String name) {
        try {
            Path file = Path.of(name);
            Path directory = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
            if (Files.isDirectory(file)) {
                throw invalid(name, "E001", "this is a directory, not a file.");
            }
            return new PipelineFile(name, directory, decoded(name, bytes(name, file)));
        } catch (IOException | InvalidPathException e) {
            throw invalid(name, "E001", "file can't be read, or there is none of this name.");
        }
    }

    /** The text as reports may show it. */
    public SourceText source() {
        return SourceText.of(name, directory, text);
    }

    private static byte[] bytes(String name, Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw invalid(name, "E002", TOO_LARGE);
            }
            return bytes;
        }
    }

    private static String decoded(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw invalid(name, "E003", "file is not UTF-8%s.".formatted(place(bytes)));
        }
    }

    /** The line of the first byte that is no UTF-8. */
    private static String place(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int first = text.indexOf('\uFFFD');
        return first < 0 ? "" : " (line %d)".formatted(text.substring(0, first).lines().count());
    }

    private static InvalidPipelineException invalid(String name, String code, String message) {
        Problems problems = new Problems();
        problems.error(code, new Position(name, 1, 1, 1), "", message);
        return new InvalidPipelineException(problems.all());
    }
}
