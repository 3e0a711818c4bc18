package io.dataprocessing.pipeline.suite.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that was run to its end.
 *
 * @param exitCode what it ended with
 * @param output what it wrote to standard output and error
 */
record CalledProcess(int exitCode, String output) {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** Runs a command and waits for it; its output goes through a file of the directory. */
    static CalledProcess of(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("called", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
            return new CalledProcess(
                    process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** This process, which must have ended well. */
    CalledProcess succeeded() {
        assertThat(exitCode).as(output).isZero();
        return this;
    }
}
