package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.NearbyFiles;
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
 * @param directory where it is on this machine; empty where it came from elsewhere
 * @param files what lies with it
 * @param text what it holds
 */
public record PipelineFile(String name, Optional<Path> directory, NearbyFiles files, String text) {

    /** How large a pipeline file may be. */
    public static final int MAX_BYTES = 1 << 20;

    static final String TOO_LARGE = "file is larger than 1 MiB.";

    public PipelineFile {
        requireNonNull(name, "name");
        requireNonNull(directory, "directory");
        requireNonNull(files, "files");
        requireNonNull(text, "text");
    }

    /** A text as if it was a file in a directory of this machine. */
    public static PipelineFile of(String name, Path directory, String text) {
        return new PipelineFile(name, Optional.of(directory), NearbyFiles.in(directory), text);
    }

    /**
     * A file of another machine.
     *
     * @param name what messages call it
     * @param files what lies with it
     * @param bytes what it holds
     * @throws InvalidPipelineException if it's too large or no UTF-8
     */
    public static PipelineFile remote(String name, NearbyFiles files, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw invalid(name, "E002", TOO_LARGE);
        }
        return new PipelineFile(name, Optional.empty(), files, decoded(name, bytes));
    }

    /**
     * What is thrown for a file that can't be read.
     *
     * @param name what messages call it
     * @param why a sentence
     */
    public static InvalidPipelineException unreadable(String name, String why) {
        return invalid(name, "E001", why);
    }

    /**
     * Reads a file of this machine.
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
            return of(name, directory, decoded(name, bytes(name, file)));
        } catch (IOException | InvalidPathException e) {
            throw invalid(name, "E001", "file can't be read, or there is none of this name.");
        }
    }

    /** The text as reports may show it. */
    public SourceText source() {
        return SourceText.of(name, files, text);
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
