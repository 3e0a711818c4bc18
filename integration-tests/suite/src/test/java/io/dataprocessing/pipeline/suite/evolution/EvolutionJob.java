package io.dataprocessing.pipeline.suite.evolution;

import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.app.run.StartState;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job with state of every kind, which is told by lines of a topic what to write and read. */
final class EvolutionJob implements AutoCloseable {

    static final List<String> KEYS = List.of("a", "b", "c", "d", "e");
    static final String STEPS =
            """
              - {name: kept, input: words, type: keep, version: "${VERSION}"}
              - {name: ruled, input: [words, words], type: keep-rules, version: "${VERSION}"}
              - {name: windowed, input: words, type: keep-window, version: "${VERSION}"}
            """;

    private static final String WRITES =
            "{\"sku\":\"%s\",\"word\":\"write\",\"at\":\"2025-01-01T00:00:00Z\"}";
    private static final String READS =
            "{\"sku\":\"%s\",\"word\":\"read\",\"at\":\"2025-01-02T00:00:00Z\"}";
    private static final Pattern STEP_NAME = Pattern.compile("name: ([a-z]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PIPELINE =
            """
            version: 1
            name: evolution
            execution:
              parallelism: ${PARALLELISM}
              %s
              checkpointing: {interval: "${INTERVAL}", dir: "${DIRECTORY}"}
              state: {backend: "${BACKEND}"}
              restart: {strategy: none}
            connections:
              main: {type: memory}
            sources:
              words:
                connection: main
                topic: ${TOPIC}
                value: {format: json, schema: {fields: {sku: string, word: string, at: timestamp}}}
                watermark: {field: at, idle-timeout: 1s}
            steps:
            %ssinks:
              lines: {input: [%s], connection: main, topic: "${TOPIC}-lines", value: {format: string}}
            """;

    private final JobClient job;
    private final String topic;

    private EvolutionJob(JobClient job, String topic) {
        this.job = job;
        this.topic = topic;
    }

    /** Where a job runs and what it starts with. */
    record Setting(String topic, String backend, int parallelism, Path directory, String interval) {

        Setting with(String otherBackend, int otherParallelism) {
            return new Setting(topic, otherBackend, otherParallelism, directory, interval);
        }

        PipelinePlan plan(ChangedCells.Version version, String steps) {
            return plan(version, steps, "max-parallelism: 16");
        }

        /** The plan with one more line about how it's executed. */
        PipelinePlan plan(ChangedCells.Version version, String steps, String execution) {
            String line =
                    execution.startsWith("max-parallelism")
                            ? execution
                            : "max-parallelism: 16\n  " + execution;
            return new Planner(Catalog.load(new URLClassLoader(new URL[] {plugins()})))
                    .plan(
                            new ConfigParser(
                                            Environment.of(
                                                    Map.of(
                                                            "TOPIC",
                                                            topic,
                                                            "BACKEND",
                                                            backend,
                                                            "PARALLELISM",
                                                            String.valueOf(parallelism),
                                                            "DIRECTORY",
                                                            directory.toUri().toString(),
                                                            "INTERVAL",
                                                            interval,
                                                            "VERSION",
                                                            version.name()
                                                                    .toLowerCase(Locale.ROOT)
                                                                    .replace('_', '-'))))
                                    .parse(
                                            "evolution.yaml",
                                            Path.of(""),
                                            PIPELINE.formatted(line, steps, names(steps))));
        }
    }

    private static String names(String steps) {
        return STEP_NAME
                .matcher(steps)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining(", "));
    }

    static URL plugins() {
        return Objects.requireNonNull(
                EvolutionJob.class.getResource("/evolution-plugins/"), "evolution-plugins");
    }

    static EvolutionJob start(TestCluster cluster, Setting setting, ChangedCells.Version version) {
        return start(cluster, setting, setting.plan(version, STEPS));
    }

    static EvolutionJob start(TestCluster cluster, Setting setting, PipelinePlan plan) {
        return submit(setting, plan, environment(cluster, new Configuration()));
    }

    static EvolutionJob resume(
            TestCluster cluster, Setting setting, ChangedCells.Version version, String savepoint) {
        return resume(cluster, setting, setting.plan(version, STEPS), savepoint);
    }

    static EvolutionJob resume(
            TestCluster cluster, Setting setting, PipelinePlan plan, String savepoint) {
        StreamExecutionEnvironment environment = environment(cluster, from(savepoint));
        new StartState(plan).check(environment);
        return submit(setting, plan, environment);
    }

    /** Resumes without the look that is taken before a job is submitted. */
    static EvolutionJob resumeUnseen(
            TestCluster cluster, Setting setting, PipelinePlan plan, String savepoint) {
        return submit(setting, plan, environment(cluster, from(savepoint)));
    }

    private static Configuration from(String savepoint) {
        Configuration configuration = new Configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return configuration;
    }

    private static StreamExecutionEnvironment environment(
            TestCluster cluster, Configuration configuration) {
        StreamExecutionEnvironment environment = cluster.environment();
        configuration.set(PipelineOptions.CLASSPATHS, List.of(plugins().toString()));
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO);
        environment.configure(configuration);
        return environment;
    }

    private static EvolutionJob submit(
            Setting setting, PipelinePlan plan, StreamExecutionEnvironment environment) {
        new JobAssembler(Catalog.load(new URLClassLoader(new URL[] {plugins()})))
                .assemble(plan, environment);
        try {
            return new EvolutionJob(environment.executeAsync(plan.name()), setting.topic());
        } catch (Exception e) {
            throw new AssertionError("the job could not be submitted", e);
        }
    }

    /** Has state written for every key, and waits until it is. */
    void write() {
        say(topic, WRITES);
        awaitRead();
    }

    /** Fills a topic with what a job has read already that is to be resumed in another process. */
    static void fillAsWritten(Setting setting) {
        say(setting.topic(), WRITES);
    }

    /** Has state read, and windows closed; waits for a number of lines, which it returns. */
    List<String> read(int lines) {
        say(topic, READS);
        MemoryTopics output = MemoryTopics.of(topic + "-lines");
        await("%d lines".formatted(lines))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> output.lines().size() >= lines || isDone());
        if (isDone()) {
            throw failure();
        }
        return output.lines().stream().sorted().toList();
    }

    private static void say(String topic, String record) {
        for (String key : KEYS) {
            MemoryTopics.of(topic).add(record.formatted(key));
        }
    }

    private void awaitRead() {
        MemoryTopics input = MemoryTopics.of(topic);
        int all = input.lines().size();
        await("the job reads")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> input.read() >= all || isDone());
    }

    /** Stops with a savepoint, as soon as all tasks run, and says where it is. */
    String stop(Path directory, SavepointFormatType format) {
        return await("the job stops with a savepoint")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> tryToStop(directory, format), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> tryToStop(Path directory, SavepointFormatType format)
            throws Exception {
        try {
            return Optional.of(
                    job.stopWithSavepoint(false, directory.toUri().toString(), format)
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            if (isDone()) {
                throw failure();
            }
            return Optional.empty();
        }
    }

    /** Why the job failed. */
    AssertionError failure() {
        try {
            job.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new AssertionError("the job ended without a failure");
        } catch (Exception e) {
            return new AssertionError("the job failed", e);
        }
    }

    /** Waits for a checkpoint that begins from now on, cancels, and says where it is. */
    String cancelAfterCheckpoint(Path directory) {
        long after = newestCheckpoint(directory).map(Checkpoint::number).orElse(0L) + 1;
        Checkpoint checkpoint =
                await("a checkpoint")
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(100))
                        .until(
                                () -> newestCheckpoint(directory),
                                newest ->
                                        newest.filter(found -> found.number() > after).isPresent())
                        .orElseThrow();
        close();
        return newestCheckpoint(directory).orElse(checkpoint).path().toUri().toString();
    }

    private record Checkpoint(long number, Path path) {}

    private static Optional<Checkpoint> newestCheckpoint(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .filter(path -> path.getFileName().toString().startsWith("chk-"))
                    .map(
                            path ->
                                    new Checkpoint(
                                            Long.parseLong(
                                                    path.getFileName().toString().substring(4)),
                                            path))
                    .max(Comparator.comparing(Checkpoint::number));
        } catch (IOException | UncheckedIOException e) {
            // Old checkpoints are removed while this looks for them.
            return Optional.empty();
        }
    }

    private boolean isDone() {
        try {
            return job.getJobStatus().get(30, TimeUnit.SECONDS).isGloballyTerminalState();
        } catch (Exception e) {
            throw new AssertionError("the job says nothing", e);
        }
    }

    @Override
    public void close() {
        try {
            if (!isDone()) {
                job.cancel().get(30, TimeUnit.SECONDS);
                await("the job is gone").atMost(PATIENCE).until(this::isDone);
            }
        } catch (Exception e) {
            throw new AssertionError("the job could not be cancelled", e);
        }
    }
}
