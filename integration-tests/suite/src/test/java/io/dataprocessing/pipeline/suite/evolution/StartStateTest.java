package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.app.run.StartState;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.savepoint.SavepointException;
import io.dataprocessing.pipeline.core.savepoint.SavepointReader;
import io.dataprocessing.pipeline.core.savepoint.StateCheck;
import io.dataprocessing.pipeline.core.savepoint.StateFinding;
import io.dataprocessing.pipeline.core.savepoint.StoredState;
import io.dataprocessing.pipeline.suite.cli.CommandLineRun;
import io.dataprocessing.pipeline.suite.evolution.ChangedCells.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of state that a job is to start from. */
class StartStateTest {

    private static final Path GOLDEN =
            Path.of("src", "test", "resources", "savepoints", "1.0.0", "hashmap-canonical")
                    .toAbsolutePath();
    private static final String KEPT_ONLY =
            """
              - {name: kept, input: words, type: keep, version: "${VERSION}"}
            """;
    private static final String FILE =
            """
            version: 1
            name: orders
            execution: {max-parallelism: 32}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "127.0.0.1:9"}}
            sources:
              orders: {connection: main, topic: orders, value: {format: string}}
            sinks:
              copies: {input: orders, connection: main, topic: copies, value: {format: string}}
            """;

    @TempDir private Path directory;

    @Test
    void aJobWithoutSuchStateJustStarts() {
        StreamExecutionEnvironment environment = environment(new Configuration());
        assertThat(new StartState(plan("drop-state: []")).check(environment)).isEmpty();
    }

    @Test
    void allThatDoesNotFitIsToldAtOnce() {
        assertThatThrownBy(
                        () ->
                                new StartState(plan("drop-state: []"))
                                        .check(environment(from(GOLDEN.toString()))))
                .isInstanceOf(StoppedException.class)
                .hasMessage(
                        """
                        'evolution' can't start from file:%s:
                          state of 'ruled' is stored, but nothing in the pipeline has this name. Rename it back, or list it under execution.drop-state to start without its state.
                          state of 'windowed' is stored, but nothing in the pipeline has this name. Rename it back, or list it under execution.drop-state to start without its state.
                        2 problems. Nothing was submitted."""
                                .formatted(GOLDEN))
                .extracting(error -> ((StoppedException) error).exitCode())
                .isEqualTo(ExitCode.RESTORE_REFUSED);
    }

    @Test
    void flinkIsToldToDropWhatTheFileDrops() {
        StreamExecutionEnvironment environment = environment(from(GOLDEN.toString()));
        assertThat(new StartState(plan("drop-state: [ruled, windowed]")).check(environment))
                .containsExactly(
                        "The state of 'ruled' is left behind, as execution.drop-state says.",
                        "The state of 'windowed' is left behind, as execution.drop-state says.");
        assertThat(
                        environment
                                .getConfiguration()
                                .get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE))
                .isTrue();
    }

    @Test
    void flinksOwnFlagDropsNothing() {
        Configuration allowing = from(GOLDEN.toString());
        allowing.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        assertThatThrownBy(
                        () -> new StartState(plan("drop-state: []")).check(environment(allowing)))
                .hasMessageContaining("state of 'ruled' is stored");
    }

    @Test
    void aJobManagerThatRecoversNeedsTheSavepointNoMore() {
        Configuration application = from(directory.resolve("deleted").toString());
        application.set(DeploymentOptions.TARGET, "embedded");
        assertThat(new StartState(plan("drop-state: []")).check(environment(application)))
                .isEmpty();
    }

    @Test
    void aWrongPathOnTheCommandLineIsRefused() throws IOException {
        CommandLineRun run =
                CommandLineRun.of(
                        "run", file(), "--from-savepoint", directory.resolve("sp-1").toString());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.error())
                .contains(
                        "no _metadata in %s. There is no savepoint near it either. Nothing was submitted."
                                .formatted(directory.resolve("sp-1")));
    }

    @Test
    void stateOfAnotherPipelineOnTheCommandLineIsRefused() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("run", file(), "--from-savepoint", GOLDEN.toString());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.error())
                .startsWith("'orders' can't start from file:" + GOLDEN)
                .contains("  state of 'kept' is stored, but nothing in the pipeline has this name.")
                .contains("4 problems. Nothing was submitted.");
    }

    @Test
    void aComparisonOfFilesLooksIntoTheSavepointToo() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("diff", file(), file(), "--savepoint", GOLDEN.toString());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out().lines())
                .contains(
                        "%1$s -> %1$s, with the state of file:%2$s".formatted(file(), GOLDEN),
                        "  = source 'orders' (kafka)",
                        "  - stored 'kept': state dropped",
                        "  - stored 'words': state dropped",
                        "      state dropped: nothing in the pipeline has this name. Rename it back, or list it under execution.drop-state to start without its state.",
                        "  state of 'words' is stored, but nothing in the pipeline has this name. Rename it back, or list it under execution.drop-state to start without its state.")
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "The new pipeline can't start from this state: 4 problems."));
    }

    @Test
    void aComparisonTellsOfTypesInTheSavepoint() throws SavepointException {
        StoredState stored =
                new SavepointReader(StartStateTest.class.getClassLoader()).read(GOLDEN.toString());
        List<StateFinding> found =
                StateCheck.of(stored, setting().plan(Version.EVOLVED_GOLDEN, KEPT_ONLY)).findings();
        assertThat(found)
                .filteredOn(finding -> finding.owner().equals("kept"))
                .extracting(StateFinding::fate)
                .contains(StateFinding.Fate.MIGRATED);
    }

    private String file() throws IOException {
        return Files.writeString(directory.resolve("orders.yaml"), FILE).toString();
    }

    private PipelinePlan plan(String execution) {
        return setting().plan(Version.GOLDEN, KEPT_ONLY, execution);
    }

    private EvolutionJob.Setting setting() {
        return new EvolutionJob.Setting("start", "hashmap", 1, directory, "1h");
    }

    private static Configuration from(String path) {
        Configuration configuration = new Configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
        return configuration;
    }

    private static StreamExecutionEnvironment environment(Configuration configuration) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment();
        environment.configure(configuration);
        return environment;
    }
}
