package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles and single words, as the command line takes them. */
final class OverridesTest {

    private static final String PIPELINE =
            """
            version: 1
            name: orders
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "localhost:9092"}}
            sources:
              orders:
                connection: main
                topic: orders
                value: {format: json, schema: {fields: {amount: int}}}
            steps:
              - {name: large, type: filter, condition: amount > 100}
            sinks:
              out: {input: large, connection: main, topic: large, value: {format: json}}
            profiles:
              prod: {execution: {parallelism: 7}}
            """;

    @TempDir private Path directory;
    private String file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("orders.yaml"), PIPELINE).toString();
    }

    @Test
    void aProfileChangesWhatIsPlanned() {
        assertThat(CommandLineRun.of("explain", file).out())
                .contains("with parallelism 1 (default)");
        assertThat(CommandLineRun.of("explain", file, "--profile", "prod").out())
                .contains("with parallelism 7 where");
    }

    @Test
    void wordsAreSetOverTheProfile() {
        CommandLineRun run =
                CommandLineRun.of(
                        "explain",
                        file,
                        "--profile=prod",
                        "--set",
                        "execution.parallelism=5",
                        "--set",
                        "steps.large.condition=amount > 200");

        assertThat(run.error()).isEmpty();
        assertThat(run.out()).contains("amount > 200").doesNotContain("amount > 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "explain", "run", "job"})
    void whatIsWrongNamesItsOption(String command) {
        String before = command.equals("job") ? "--config" : "--debug";

        CommandLineRun run =
                CommandLineRun.of(
                        command,
                        before,
                        file,
                        "--set",
                        "execution.parallelism=many",
                        "--set",
                        "steps.larg.condition=true");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .contains(
                        "--set steps.larg.condition error E042 the file has nothing named 'larg' there: did you mean 'large'?");
    }

    @Test
    void whatIsWrongWithAValueNamesTheOptionToo() {
        CommandLineRun run =
                CommandLineRun.of("validate", file, "--set", "execution.parallelism=many");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).startsWith("--set execution.parallelism error E1");
    }

    @Test
    void flinkMayHandOverTheOptionsInAnyOrder() {
        CommandLineRun run = CommandLineRun.of("--profile", "test", "--config", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .contains("--profile test error E041 the file has no profile 'test'. Known: prod.");
    }
}
