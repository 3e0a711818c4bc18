package io.dataprocessing.pipeline.suite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two plugins in one job that bundle Guava 20 and the newest Guava, and whose classes have the same
 * names: first on a session cluster, then, from the savepoint of that, in application mode; in both
 * a TaskManager is killed.
 */
@ExtendWith(StandaloneClusterExtension.class)
final class ConflictingPluginsIT {

    private static final int RECORDS_OF_A_STAGE = 300;
    private static final int KEYS = 5;

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              parallelism: 2
              checkpointing: {interval: 1s}
              restart: {strategy: fixed-delay, delay: 1s, attempts: 20}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            sources:
              numbers:
                connection: main
                topic: ${RUN}.numbers
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: long, key: string}}}
            steps:
              - {name: old, input: numbers, type: old-guava}
              - {name: new, input: numbers, type: new-guava}
            sinks:
              old-out: {input: old, connection: main, topic: "${RUN}.old", value: {format: json}}
              new-out: {input: new, connection: main, topic: "${RUN}.new", value: {format: json}}
            """;

    private final StandaloneCluster session;
    private final KafkaProbe kafka;
    private final String run = KafkaProbe.uniqueName("guava");
    private int sent;

    ConflictingPluginsIT(StandaloneCluster session, KafkaProbe kafka) {
        this.session = session;
        this.kafka = kafka;
    }

    @Test
    void eachPluginSeesItsOwnLibraryAndKeepsItsState(@TempDir Path folder) throws IOException {
        kafka.createTopics(1, List.of(run + ".numbers"));
        kafka.createTopics(2, List.of(run + ".old", run + ".new"));
        Path plugins = folder.resolve("plugins");
        SamplePlugins.oldGuava(plugins, guava("guava-20.0.jar"));
        SamplePlugins.newGuava(plugins, guava("guava-new.jar", "failureaccess.jar"));
        Path file = Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE);
        List<String> arguments =
                List.of("--config", file.toString(), "--plugins", plugins.toString());
        Map<String, String> variables = Map.of("RUN", run, "KAFKA", kafka.bootstrapServers());
        Map<String, Integer> old = new TreeMap<>();
        Map<String, Integer> young = new TreeMap<>();
        try (CommittedReader oldOut =
                        new CommittedReader(
                                kafka.bootstrapServers(),
                                run + ".old",
                                record -> old.merge(text(record), 1, Integer::sum));
                CommittedReader newOut =
                        new CommittedReader(
                                kafka.bootstrapServers(),
                                run + ".new",
                                record -> young.merge(text(record), 1, Integer::sum))) {
            Stage stage =
                    () -> {
                        sendOneStage();
                        oldOut.readUntil("all records are numbered", () -> old.size() >= sent);
                        newOut.readUntil("all records are numbered", () -> young.size() >= sent);
                    };
            String job = session.cli().with(variables).submit(List.of(), JobJar.path(), arguments);
            String savepoint = stopAfterAKill(session, job, stage);

            try (StandaloneCluster application =
                    StandaloneCluster.application(
                            2,
                            1,
                            Map.of("execution.state-recovery.path", savepoint),
                            variables,
                            JobJar.path(),
                            arguments)) {
                application.during(
                        () -> {
                            stopAfterAKill(application, application.rest().onlyJob(), stage);
                            application.awaitEnd();
                        });
            }
            oldOut.readToEnd();
            newOut.readToEnd();
        }
        assertThat(old).isEqualTo(expected("20.0 firstNonNull"));
        assertThat(young).isEqualTo(expected("%s toImmutableList".formatted(newestGuava())));
    }

    private static String stopAfterAKill(StandaloneCluster cluster, String job, Stage stage) {
        cluster.rest().awaitRunning(job, 0);
        stage.pass();
        cluster.replaceTaskManagerOf(job);
        cluster.rest().awaitRunning(job, 1);
        stage.pass();
        return cluster.cli().stop(job);
    }

    private void sendOneStage() {
        kafka.sendValues(
                run + ".numbers",
                IntStream.range(sent, sent + RECORDS_OF_A_STAGE)
                        .mapToObj(id -> "{\"id\":%d,\"key\":\"key-%d\"}".formatted(id, id % KEYS))
                        .toList());
        sent += RECORDS_OF_A_STAGE;
    }

    private static String text(JsonNode record) {
        return "%d %s %d %s"
                .formatted(
                        record.path("id").asLong(),
                        record.path("key").asText(),
                        record.path("nth").asLong(),
                        record.path("guava").asText());
    }

    /** Each record once, numbered in its key. */
    private Map<String, Integer> expected(String guava) {
        Map<String, Integer> expected = new TreeMap<>();
        for (int id = 0; id < sent; id++) {
            expected.put("%d key-%d %d %s".formatted(id, id % KEYS, id / KEYS + 1, guava), 1);
        }
        return expected;
    }

    private static String newestGuava() {
        return FlinkHome.property("pipeline.guava.version");
    }

    /** The JARs of Guava that the build has fetched. */
    private static List<Path> guava(String... names) {
        Path folder = Path.of(FlinkHome.property("pipeline.guava"));
        return Stream.of(names).map(folder::resolve).toList();
    }

    /** What is done between two blows. */
    @FunctionalInterface
    private interface Stage {
        void pass();
    }
}
