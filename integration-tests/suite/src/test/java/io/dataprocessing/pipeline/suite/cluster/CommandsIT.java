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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with the platform's own command line, from a built distribution. */
@ExtendWith(StandaloneClusterExtension.class)
final class CommandsIT {

    private static final Pattern SAVEPOINT = Pattern.compile("Its state is in (file:\\S+[^\\s.])");

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              checkpointing: {interval: 1s}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            sources:
              orders:
                connection: main
                topic: ${RUN}.orders
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: string}}}
            steps:
              - {name: once, type: deduplicate, key-by: [id], ttl: none, time: processing}
            sinks:
              out: {input: once, connection: main, topic: "${RUN}.out", value: {format: json}}
            """;

    private final StandaloneCluster cluster;
    private final KafkaProbe kafka;
    private final String run = KafkaProbe.uniqueName("commands");

    CommandsIT(StandaloneCluster cluster, KafkaProbe kafka) {
        this.cluster = cluster;
        this.kafka = kafka;
    }

    @Test
    void aJobIsSubmittedLookedAtStoppedAndRestored(@TempDir Path folder) throws IOException {
        kafka.createTopics(1, List.of(run + ".orders", run + ".out"));
        String file = Files.writeString(folder.resolve("orders.yaml"), PIPELINE).toString();
        kafka.sendValues(run + ".orders", List.of(order("a"), order("b"), order("a")));

        assertThat(pipeline("submit", file, "--detached").succeeded().output())
                .containsPattern("'%s' is submitted to \\S+ as job [0-9a-f]{32}".formatted(run));
        awaitOut(List.of(order("a"), order("b")));
        assertThat(pipeline("status", run).succeeded().output()).contains("RUNNING");
        String savepoint = savepoint(pipeline("stop", run).succeeded());

        kafka.sendValues(run + ".orders", List.of(order("b"), order("c")));
        pipeline("restore", file, "--from", savepoint, "--detached").succeeded();
        awaitOut(List.of(order("a"), order("b"), order("c")));
        pipeline("stop", run, "--cancel").succeeded();
    }

    private ClientRun pipeline(String... arguments) {
        return cluster.pipeline(Map.of("RUN", run, "KAFKA", kafka.bootstrapServers()), arguments);
    }

    private static String savepoint(ClientRun stop) {
        Matcher matcher = SAVEPOINT.matcher(stop.output());
        assertThat(matcher.find()).as(stop.output()).isTrue();
        return matcher.group(1);
    }

    private void awaitOut(List<String> values) {
        await("the output is committed")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(kafka.committedValues(run + ".out"))
                                        .containsExactlyInAnyOrderElementsOf(values));
    }

    private static String order(String id) {
        return "{\"id\":\"%s\"}".formatted(id);
    }
}
