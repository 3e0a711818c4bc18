package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    @ParameterizedTest
    @MethodSource("examples")
    void areValidWithoutAWarning(Path example) {
        CommandLineRun run = CommandLineRun.of("validate", example.toString());

        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(" is valid: ");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void canBeExplained(Path example) {
        CommandLineRun run = CommandLineRun.of("explain", example.toString());

        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void canBeDrawn(Path example) {
        CommandLineRun run = CommandLineRun.of("explain", example.toString(), "--graph", "mermaid");

        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("flowchart");
    }

    @Test
    void theReadmeShowsTheFirstOne() throws IOException {
        String readme = Files.readString(ProjectFiles.root().resolve("README.md"));
        String first = Files.readString(ProjectFiles.examples().resolve("first-pipeline.yaml"));

        assertThat(readme).contains("```yaml\n" + first + "```");
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(ProjectFiles.examples())) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
