package io.dataprocessing.pipeline.suite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A batch that {@code flink run} waits for, with the steps that need Flink's SQL planner and its
 * pattern library from the lib folder of the cluster.
 */
@ExtendWith(StandaloneClusterExtension.class)
final class AttachedIT {

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution: {runtime-mode: batch}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            sources:
              visits:
                connection: main
                topic: ${RUN}.visits
                startup-mode: earliest-offset
                value:
                  format: json
                  schema: {fields: {name: string, kind: string, at: timestamp}}
                watermark: {field: at}
            steps:
              - name: labels
                type: sql
                input: visits
                tables: [visits]
                query: SELECT UPPER(name) AS label, kind FROM visits
                ttl: none
                late: drop
              - name: returned
                type: pattern
                input: visits
                key-by: [name]
                sequence:
                  - {name: left, where: "kind == 'left'"}
                  - {name: back, where: "kind == 'came'"}
                within: 1h
                select: {name: back.name, left_at: left.at}
                late: drop
            sinks:
              labels-out:
                {input: labels, connection: main, topic: "${RUN}.labels", value: {format: json}}
              returned-out:
                {input: returned, connection: main, topic: "${RUN}.returned", value: {format: json}}
            """;

    private final StandaloneCluster cluster;
    private final KafkaProbe kafka;
    private final String run = KafkaProbe.uniqueName("attached");

    AttachedIT(StandaloneCluster cluster, KafkaProbe kafka) {
        this.cluster = cluster;
        this.kafka = kafka;
    }

    @Test
    void aBatchOfSqlAndPatternsIsWaitedFor(@TempDir Path folder) throws IOException {
        kafka.createTopics(1, List.of(run + ".visits", run + ".labels", run + ".returned"));
        kafka.sendValues(
                run + ".visits",
                List.of(
                        "{\"name\":\"ada\",\"kind\":\"left\",\"at\":\"2025-01-01T00:00:00Z\"}",
                        "{\"name\":\"bob\",\"kind\":\"came\",\"at\":\"2025-01-01T00:00:01Z\"}",
                        "{\"name\":\"ada\",\"kind\":\"came\",\"at\":\"2025-01-01T00:00:02Z\"}"));
        Path file = Files.writeString(folder.resolve("visits.yaml"), PIPELINE);

        ClientRun client =
                cluster.cli()
                        .with(Map.of("RUN", run, "KAFKA", kafka.bootstrapServers()))
                        .run(List.of("run", JobJar.path().toString(), "--config", file.toString()));

        assertThat(client.succeeded().output()).contains("has finished");
        assertThat(kafka.committedValues(run + ".labels"))
                .containsExactlyInAnyOrder(
                        "{\"label\":\"ADA\",\"kind\":\"left\"}",
                        "{\"label\":\"BOB\",\"kind\":\"came\"}",
                        "{\"label\":\"ADA\",\"kind\":\"came\"}");
        assertThat(kafka.committedValues(run + ".returned"))
                .containsExactly("{\"name\":\"ada\",\"left_at\":\"2025-01-01T00:00:00Z\"}");
    }
}
