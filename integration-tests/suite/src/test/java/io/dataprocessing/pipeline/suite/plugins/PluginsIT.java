package io.dataprocessing.pipeline.suite.plugins;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.suite.ProjectFiles;
import io.dataprocessing.pipeline.suite.cluster.SamplePlugins;
import io.dataprocessing.pipeline.suite.evolution.MemoryTopics;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import io.dataprocessing.pipeline.testkit.plugin.PluginJarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose steps, formats and schemas are from plugins, in one process. */
@ExtendWith(ClusterExtension.class)
final class PluginsIT {

    private static final int STAGE = 50;
    private static final int KEYS = 5;

    private static final String GUAVAS =
            """
            version: 1
            name: ${RUN}
            execution:
              parallelism: 2
              checkpointing: {interval: 1s}
              restart: {strategy: fixed-delay, delay: 100ms, attempts: 100}
            connections:
              main: {type: memory}
            sources:
              numbers:
                connection: main
                topic: ${RUN}
                value: {format: json, schema: {fields: {id: long, key: string}}}
            steps:
              - {name: old, input: numbers, type: old-guava}
              - {name: new, input: numbers, type: new-guava}
            sinks:
              out: {input: [old, new], connection: main, topic: "${RUN}-out", value: {format: json}}
            """;

    private static final String PAIRS =
            """
            version: 1
            name: ${RUN}
            connections:
              main: {type: memory}
            sources:
              readings:
                connection: main
                topic: ${RUN}
                value: {format: pairs, schema: {class: team.Reading}}
            steps:
              - {name: marked, input: readings, type: pass}
            sinks:
              out: {input: marked, connection: main, topic: "${RUN}-out", value: {format: pairs}}
            """;

    private final TestCluster cluster;
    private final Path plugins;

    PluginsIT(TestCluster cluster, @TempDir Path plugins) {
        this.cluster = cluster;
        this.plugins = plugins;
    }

    @Test
    void twoPluginsSeeTheirOwnGuavaAndKeepTheirStateThroughFailureAndSavepoint() throws Exception {
        SamplePlugins.oldGuava(plugins, guava("guava-20.0.jar"));
        SamplePlugins.newGuava(plugins, guava("guava-new.jar", "failureaccess.jar"));
        String run = "guavas";
        String savepoint;
        try (PluginJob job = PluginJob.start(cluster, plugins, GUAVAS, run)) {
            send(job, 0);
            job.awaitLines(2 * STAGE);
            cluster.replaceTaskManager();
            send(job, STAGE);
            assertThat(job.awaitLines(4 * STAGE)).isEqualTo(expected(2 * STAGE));
            savepoint = job.stop();
        }
        int written = MemoryTopics.of(run + "-out").lines().size();
        try (PluginJob job = PluginJob.resume(cluster, plugins, GUAVAS, run, savepoint)) {
            send(job, 2 * STAGE);
            assertThat(job.awaitLines(6 * STAGE)).isEqualTo(expected(3 * STAGE));
        }
        assertThat(MemoryTopics.of(run + "-out").lines())
                .as("nothing is read again after the savepoint")
                .hasSize(written + 2 * STAGE);
    }

    @Test
    void aPipelineUsesTheFormatAndTheSchemaClassOfAPlugin() throws Exception {
        PluginJarBuilder plugin =
                PluginJarBuilder.plugin("pairs")
                        .source(
                                "team.Reading",
                                """
                                package team;

                                import io.dataprocessing.pipeline.api.data.Required;

                                public record Reading(@Required String sensor, long count) {}
                                """)
                        .service(Format.class, "team.LogfmtFormat");
        for (String part : List.of("LogfmtFormat", "LogfmtDecoder", "LogfmtEncoder")) {
            plugin.source("team." + part, format(part));
        }
        plugin.into(plugins, "pairs-1.0.jar");
        PluginSources.with(
                        "pass",
                        PluginSources.named("\"pass\"", "", "\"!\"")
                                .replace(
                                        "record Line(@Required String line)",
                                        "record Line(@Required String sensor, long count)")
                                .replace(
                                        "new Line(mark(input.value().line()))",
                                        "new Line(mark(input.value().sensor()), input.value().count() + 1)"))
                .into(plugins, "pass-1.0.jar");
        try (PluginJob job = PluginJob.start(cluster, plugins, PAIRS, "pairs")) {
            job.send("sensor=\"a b\" count=41");
            job.send("count=1 sensor=\"c\"");
            assertThat(job.awaitLines(2))
                    .containsExactly("sensor=\"a b!\" count=42", "sensor=\"c!\" count=2");
        }
    }

    /** A part of the format that the documentation shows, as another team's. */
    private static String format(String part) throws IOException {
        Path sources =
                ProjectFiles.root()
                        .resolve(
                                "integration-tests/suite/src/test/java/io/dataprocessing/pipeline/suite/example/format");
        return Files.readString(sources.resolve(part + ".java"))
                .replace(
                        "package io.dataprocessing.pipeline.suite.example.format;", "package team;")
                .replace("\"logfmt\"", "\"pairs\"");
    }

    private static void send(PluginJob job, int first) {
        IntStream.range(first, first + STAGE)
                .mapToObj(id -> "{\"id\":%d,\"key\":\"key-%d\"}".formatted(id, id % KEYS))
                .forEach(job::send);
    }

    /** Each record as each of the plugins numbers it in its key. */
    private static Set<String> expected(int records) {
        Set<String> lines = new TreeSet<>();
        for (int id = 0; id < records; id++) {
            for (String guava :
                    List.of(
                            "20.0 firstNonNull",
                            property("pipeline.guava.version") + " toImmutableList")) {
                lines.add(
                        "{\"id\":%d,\"key\":\"key-%d\",\"nth\":%d,\"guava\":\"%s\"}"
                                .formatted(id, id % KEYS, id / KEYS + 1, guava));
            }
        }
        return lines;
    }

    /** The JARs of Guava that the build has fetched. */
    private static List<Path> guava(String... names) {
        return Stream.of(names).map(Path.of(property("pipeline.guava"))::resolve).toList();
    }

    private static String property(String name) {
        return requireNonNull(System.getProperty(name), name);
    }
}
