package io.dataprocessing.pipeline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline's life on a cluster, by the verbs that speak Flink's REST API. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class ClusterCommandsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PIPELINE =
            """
            version: 1
            name: %1$s
            execution: {checkpointing: {interval: 1s}}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "%2$s"}}
            sources:
              orders:
                connection: main
                topic: %1$s
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: string, shop: string}}}
            steps:
              - {name: once, input: orders, type: deduplicate, key-by: [id], keep: first, ttl: 1h, time: processing}
            sinks:
              out: {input: once, connection: main, topic: %1$s-out, value: {format: json}}
            """;

    @TempDir private Path directory;

    private final String name = KafkaProbe.uniqueName("cluster-verbs");

    @Test
    void aPipelineIsSubmittedStoppedAndGoesOnFromItsState(KafkaProbe kafka, TestCluster cluster)
            throws IOException {
        String address = cluster.restAddress().toString();
        String jar = directory.resolve("job.jar").toString();
        new JarOutputStream(Files.newOutputStream(Path.of(jar)), new Manifest()).close();
        String file =
                Files.writeString(
                                directory.resolve("orders.yaml"),
                                PIPELINE.formatted(name, kafka.bootstrapServers()))
                        .toString();

        CommandLineRun early = run(address, "submit", file, "--job-jar", jar, "--detached");
        assertThat(early.exitCode()).as("without its topic").isEqualTo(3);
        kafka.createTopics(1, List.of(name));
        kafka.sendValues(name, List.of(order("o-1"), order("o-2"), order("o-1")));

        CommandLineRun submit = run(address, "submit", file, "--job-jar", jar, "--detached");
        assertThat(submit.exitCode()).as(submit.error()).isZero();
        assertThat(submit.out())
                .containsPattern(
                        "'%s' is submitted to %s as job [0-9a-f]{32}\\.\n"
                                .formatted(name, address));
        awaitOut(kafka, List.of(order("o-1"), order("o-2")));

        CommandLineRun second = run(address, "submit", file, "--job-jar", jar, "--detached");
        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.error()).contains("A job named '%s' is at ".formatted(name));

        await("the counts have come with a heartbeat")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(run(address, "status", name).out())
                                        .startsWith(name + ": RUNNING for ")
                                        .containsPattern("checkpoints [1-9]")
                                        .containsPattern("orders +3 +3"));
        assertThat(run(address, "status").out()).containsPattern(name + " +RUNNING");

        CommandLineRun stop =
                run(address, "stop", name, "--savepoint", cluster.savepoints() + "/" + name);
        assertThat(stop.exitCode()).as(stop.error()).isZero();
        assertThat(stop.out())
                .startsWith("'%s' is stopped; all that it read is committed.".formatted(name))
                .contains("Its state is in file:");

        kafka.sendValues(name, List.of(order("o-2"), order("o-3")));
        CommandLineRun unfit =
                run(
                        address,
                        "restore",
                        file,
                        "--job-jar",
                        jar,
                        "--from",
                        "latest",
                        "--set",
                        "steps.once.key-by=[shop]");
        assertThat(unfit.exitCode()).as(unfit.out()).isEqualTo(4);
        assertThat(unfit.error()).contains("can't start from file:", "'once'");

        CommandLineRun restore =
                run(address, "restore", file, "--job-jar", jar, "--from", "latest", "--detached");
        assertThat(restore.exitCode()).as(restore.error()).isZero();
        assertThat(restore.out()).contains(", from the state in file:");
        awaitOut(kafka, List.of(order("o-1"), order("o-2"), order("o-3")));

        assertThat(run(address, "stop", name, "--cancel").exitCode()).isZero();
        await("the job is cancelled")
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(run(address, "status", name).out())
                                        .startsWith(name + ": CANCELED for "));
    }

    @Test
    void aBoundedPipelineIsWatchedToItsEnd(KafkaProbe kafka, TestCluster cluster)
            throws IOException {
        String jar = directory.resolve("job.jar").toString();
        new JarOutputStream(Files.newOutputStream(Path.of(jar)), new Manifest()).close();
        String file =
                Files.writeString(
                                directory.resolve("orders.yaml"),
                                PIPELINE.formatted(name, kafka.bootstrapServers()))
                        .toString();
        kafka.createTopics(1, List.of(name));
        kafka.sendValues(name, List.of(order("o-1"), order("o-1")));

        CommandLineRun run =
                run(
                        cluster.restAddress().toString(),
                        "submit",
                        file,
                        "--job-jar",
                        jar,
                        "-Dexecution.runtime-mode=BATCH");

        assertThat(run.exitCode()).as(run.error()).isZero();
        assertThat(run.out())
                .contains("'%s' has read everything and ended after ".formatted(name))
                .containsPattern("step +once +2 +1");
    }

    private void awaitOut(KafkaProbe kafka, List<String> values) {
        await("the output is committed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(kafka.committedValues(name + "-out"))
                                        .containsExactlyInAnyOrderElementsOf(values));
    }

    private static String order(String id) {
        return "{\"id\":\"%s\",\"shop\":\"a\"}".formatted(id);
    }

    private static CommandLineRun run(String address, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--cluster");
        all.add(address);
        return CommandLineRun.of(all.toArray(String[]::new));
    }
}
