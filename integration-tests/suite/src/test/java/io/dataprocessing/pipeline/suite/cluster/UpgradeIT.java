package io.dataprocessing.pipeline.suite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A TaskManager is killed, and the job upgraded to another file, another version of its plugin and
 * another parallelism, all in mid-stream. {@code -Dpipeline.test.records=2000000} makes it as large
 * as you like.
 */
@ExtendWith(StandaloneClusterExtension.class)
final class UpgradeIT {

    private static final int RECORDS = Integer.getInteger("pipeline.test.records", 200_000);
    private static final Duration ALL_RECORDS = Duration.ofSeconds(30);

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              parallelism: 2
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
                value: {format: json, schema: {fields: {id: long, key: string, at: timestamp}}}
                watermark: {field: at}
            steps:
              - {name: scored, type: score}
              - name: totals
                type: window-aggregate
                key-by: [key]
                window: {tumbling: 10s}
                aggregate: {records: count(), total: sum(score)}
                late: drop
            sinks:
              scored-out:
                {input: scored, connection: main, topic: "${RUN}.scored", value: {format: json}}
              totals-out:
                {input: totals, connection: main, topic: "${RUN}.totals", value: {format: json}}
            """;

    private final StandaloneCluster cluster;
    private final KafkaProbe kafka;
    private final String run = KafkaProbe.uniqueName("upgrade");

    UpgradeIT(StandaloneCluster cluster, KafkaProbe kafka) {
        this.cluster = cluster;
        this.kafka = kafka;
    }

    @Test
    void everyRecordCountsOnceThroughAKillAndAnUpgrade(@TempDir Path folder) throws IOException {
        kafka.createTopics(NumberStream.PARTITIONS, List.of(run + ".numbers"));
        kafka.createTopics(2, List.of(run + ".scored", run + ".totals", run + ".marked"));
        SamplePlugins.score(folder.resolve("plugins-1"), 1);
        SamplePlugins.score(folder.resolve("plugins-2"), 2);
        Path before = Files.writeString(folder.resolve("before.yaml"), PIPELINE);
        Path after = Files.writeString(folder.resolve("after.yaml"), changed());
        NumberResults results = new NumberResults(RECORDS);
        try (NumberStream numbers =
                        NumberStream.start(
                                kafka.bootstrapServers(), run + ".numbers", RECORDS, ALL_RECORDS);
                CommittedReader scored =
                        new CommittedReader(
                                kafka.bootstrapServers(), run + ".scored", results::addScored);
                CommittedReader totals =
                        new CommittedReader(
                                kafka.bootstrapServers(), run + ".totals", results::addTotal)) {
            String job = submit(before, folder.resolve("plugins-1"), List.of());
            cluster.rest().awaitRunning(job, 0);
            numbers.allow(RECORDS / 100 * 40);
            scored.readUntil("15 % are scored", () -> results.scored() >= RECORDS / 100 * 15);
            cluster.replaceTaskManagerOf(job);
            cluster.rest().awaitRunning(job, 1);

            numbers.allow(RECORDS / 100 * 80);
            scored.readUntil("50 % are scored", () -> results.scored() >= RECORDS / 100 * 50);
            String savepoint = cluster.cli().stop(job);

            String upgraded = submit(after, folder.resolve("plugins-2"), List.of("-s", savepoint));
            cluster.rest().awaitRunning(upgraded, 0);
            assertThat(cluster.rest().parallelism(upgraded)).isEqualTo(3);
            numbers.allow(RECORDS);
            scored.readUntil("all are scored", () -> results.scored() >= RECORDS);
            numbers.writeEnds();
            int windows = results.expectedWindows();
            totals.readUntil("all windows are complete", () -> results.windows() >= windows);
            cluster.cli().stop(upgraded);

            scored.readToEnd();
            totals.readToEnd();
        }
        System.out.printf(
                "[cluster] of %,d records %,d met the first version and %,d the second; %,d"
                        + " windows%n",
                RECORDS, results.metVersion(1), results.metVersion(2), results.windows());
        results.verify();
        assertThat(results.metVersion(1)).isGreaterThanOrEqualTo(RECORDS / 2);
        assertThat(results.metVersion(2)).isGreaterThanOrEqualTo(RECORDS / 5);
    }

    /** With one more step, one more sink, and another parallelism. */
    private static String changed() {
        List<String> lines = new ArrayList<>();
        for (String line : PIPELINE.lines().toList()) {
            lines.add(line.replace("parallelism: 2", "parallelism: 3"));
            if (line.equals("sinks:")) {
                lines.add(
                        "  marked-out: {input: marked, connection: main, topic: \"${RUN}.marked\","
                                + " value: {format: json}}");
            }
            if (line.equals("steps:")) {
                lines.add("  - {name: marked, type: filter, input: numbers, condition: id < 10}");
            }
        }
        return String.join("\n", lines).replace("type: score}", "type: score, input: numbers}");
    }

    private String submit(Path file, Path plugins, List<String> options) {
        return cluster.cli()
                .with(Map.of("RUN", run, "KAFKA", kafka.bootstrapServers()))
                .submit(
                        options,
                        JobJar.path(),
                        List.of("--config", file.toString(), "--plugins", plugins.toString()));
    }
}
