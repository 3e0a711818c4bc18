package io.dataprocessing.pipeline.suite.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** All that an operator does with Flink's command line, with the job JAR and built-in steps. */
@ExtendWith(StandaloneClusterExtension.class)
final class SessionIT {

    private static final int PARTITIONS = 4;

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              checkpointing: {interval: 1s}
              state: {backend: rocksdb}
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
              - name: totals
                type: running-aggregate
                key-by: [key]
                ttl: none
                time: processing
                aggregate: {records: count(), total: sum(id)}
            sinks:
              copies:
                {input: numbers, connection: main, topic: "${RUN}.copies", value: {format: json}}
              totals-out:
                {input: totals, connection: main, topic: "${RUN}.totals", value: {format: json}}
            """;

    private final StandaloneCluster cluster;
    private final KafkaProbe kafka;
    private final String run = KafkaProbe.uniqueName("session");

    SessionIT(StandaloneCluster cluster, KafkaProbe kafka) {
        this.cluster = cluster;
        this.kafka = kafka;
    }

    @Test
    void aJobIsRunListedSavedStoppedResumedAndCancelled(@TempDir Path folder) throws IOException {
        kafka.createTopics(PARTITIONS, List.of(run + ".numbers"));
        kafka.createTopics(2, List.of(run + ".copies", run + ".totals"));
        Path file = Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE);
        FlinkCli cli = cluster.cli().with(Map.of("RUN", run, "KAFKA", kafka.bootstrapServers()));

        String job =
                cli.submit(List.of("-p", "2"), JobJar.path(), List.of("--config", file.toString()));
        cluster.rest().awaitRunning(job, 0);
        assertThat(cluster.rest().parallelism(job)).isEqualTo(2);
        assertThat(cli.list()).contains(job + " : " + run + " (RUNNING)");

        send(0, 1_000);
        awaitCopies(1_000);
        assertThat(cli.savepoint(job)).startsWith("file:");

        send(1_000, 1_500);
        cluster.replaceTaskManagerOf(job);
        send(1_500, 2_000);
        cluster.rest().awaitRunning(job, 1);
        awaitCopies(2_000);

        String savepoint = cli.stop(job);
        assertThat(cluster.rest().state(job)).isEqualTo("FINISHED");
        send(2_000, 3_000);

        String resumed;
        try (FileServer server = FileServer.of(folder)) {
            resumed =
                    cli.submit(
                            List.of("-s", savepoint),
                            JobJar.path(),
                            List.of(
                                    "--config",
                                    server.address("pipeline.yaml"),
                                    "--set",
                                    "execution.parallelism=3"));
        }
        cluster.rest().awaitRunning(resumed, 0);
        assertThat(cluster.rest().parallelism(resumed)).isEqualTo(3);
        awaitCopies(3_000);
        cli.cancel(resumed);
        cluster.rest().awaitState(resumed, "CANCELED");
        assertThat(cli.list()).contains("No running jobs.");

        assertThat(kafka.committedValues(run + ".copies").stream().sorted())
                .containsExactlyElementsOf(
                        IntStream.range(0, 3_000).mapToObj(SessionIT::number).sorted().toList());
        assertThat(kafka.committedValues(run + ".totals"))
                .hasSize(3_000)
                .anyMatch(
                        total ->
                                total.endsWith(
                                        "\"key\":\"key-0\",\"records\":1000,\"total\":1498500}"));
    }

    @Test
    void aFileWithProblemsIsRefusedBeforeAnythingIsSubmitted(@TempDir Path folder)
            throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("pipeline.yaml"),
                        PIPELINE.replace("input: totals", "input: total"));

        ClientRun client =
                cluster.cli()
                        .with(Map.of("RUN", run, "KAFKA", kafka.bootstrapServers()))
                        .run(
                                List.of(
                                        "run",
                                        "-d",
                                        JobJar.path().toString(),
                                        "--config",
                                        file.toString()));

        assertThat(client.exitCode()).isEqualTo(2);
        assertThat(client.output())
                .contains(
                        "error E132 nothing is named 'total'",
                        "did you mean 'totals'?",
                        "1 problem. Nothing was submitted.")
                .doesNotContain("\tat ");
    }

    private void awaitCopies(int copies) {
        await(copies + " copies are committed")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> kafka.committedValues(run + ".copies").size() >= copies);
    }

    private void send(int from, int to) {
        kafka.sendValues(
                run + ".numbers", IntStream.range(from, to).mapToObj(SessionIT::number).toList());
    }

    private static String number(int id) {
        return "{\"id\":%d,\"key\":\"key-%d\"}".formatted(id, id % 3);
    }
}
