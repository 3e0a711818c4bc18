package io.dataprocessing.pipeline.suite.edits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Edits and what should come of them. */
record EditsData(List<String> edits, SinkRows expected) {

    private static final String FILE = "events/wikipedia/edits_2015-09-12_00-12.jsonl";

    /** The generated edits, and the rows that the script made of them and that are kept with it. */
    static EditsData generated() {
        return new EditsData(
                GeneratedEdits.lines(), SinkRows.ofScript(resource("golden/edits.tsv")));
    }

    /** The real edits, where they are, and the rows that the script makes of them now. */
    static EditsData real(Path file) {
        return new EditsData(readLines(file), SinkRows.ofScript(runScript(file)));
    }

    /**
     * The file of real edits: below the directory that {@code -Dpipeline.test.data} names, or below
     * {@code shared/data} beside this directory or one above it.
     */
    static Optional<Path> realFile() {
        String named = System.getProperty("pipeline.test.data");
        if (named != null) {
            return Optional.of(Path.of(named, FILE)).filter(Files::exists);
        }
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null) {
            Path file = directory.resolve("shared/data").resolve(FILE);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
            directory = directory.getParent();
        }
        return Optional.empty();
    }

    /** Whether Python is there, which the script needs. */
    static boolean pythonAnswers() {
        try {
            Process process = new ProcessBuilder("python3", "--version").start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the script makes of a file of edits. */
    static List<String> runScript(Path file) {
        try {
            Path output = Files.createTempFile("expected-edits", ".tsv");
            try {
                Process process =
                        new ProcessBuilder("python3", "-B", script().toString(), file.toString())
                                .redirectOutput(output.toFile())
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start();
                if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new AssertionError("the script failed or took more than two minutes");
                }
                return readLines(output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the script ran", e);
        }
    }

    private static Path script() {
        return Path.of("src/test/scripts/expected_edits.py");
    }

    private static List<String> readLines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> resource(String name) {
        try {
            return readLines(Path.of(EditsData.class.getClassLoader().getResource(name).toURI()));
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError("no resource " + name, e);
        }
    }
}
