package io.dataprocessing.pipeline.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.ConfigList;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RunOverridesTest {

    private static final PipelineConfig CONFIG =
            new ConfigParser(Environment.of(Map.of()))
                    .parse(
                            "orders.yaml",
                            Path.of(""),
                            """
                            version: 1
                            name: orders
                            execution: {parallelism: 4, checkpointing: {interval: 5s}}
                            connections:
                              main:
                                type: kafka
                                properties: {bootstrap.servers: "far:9092", security.protocol: SSL}
                              other: {type: files, path: here}
                            sources:
                              in:
                                connection: main
                                topic: orders
                                startup-mode: timestamp
                                startup-timestamp: 2026-01-01T00:00:00Z
                            steps:
                              - {name: all, type: filter, condition: "true"}
                            sinks:
                              out:
                                input: all
                                properties: {sasl.mechanism: PLAIN, linger.ms: 5}
                                connection: main
                                topic: sales
                                topic-config:
                                  partitions: 3
                                  replication-factor: 3
                                  configs: {min.insync.replicas: 2, cleanup.policy: compact}
                            """);

    @Test
    void leaveTheFileAloneWhereNothingIsSaidAgainstIt() {
        assertThat(RunOverrides.none().applyTo(CONFIG)).isEqualTo(CONFIG);
    }

    @Test
    void putAnotherBrokerInThePlaceOfAllKafkaConnections() {
        PipelineConfig config = RunOverrides.none().withBroker("127.0.0.1:7").applyTo(CONFIG);

        assertThat(text(config.connections().get(0)))
                .isEqualTo("{type: kafka, properties: {bootstrap.servers: 127.0.0.1:7}}");
        assertThat(text(config.connections().get(1))).isEqualTo("{type: files, path: here}");
    }

    @Test
    void readTheTopicsOfANewBrokerFromTheirStart() {
        PipelineConfig config = RunOverrides.none().withBroker("127.0.0.1:7").applyTo(CONFIG);

        assertThat(text(config.sources().get(0)))
                .isEqualTo("{connection: main, topic: orders, startup-mode: earliest-offset}");
    }

    @Test
    void askForNoMoreReplicasThanOneBrokerHas() {
        PipelineConfig config = RunOverrides.none().withBroker("127.0.0.1:7").applyTo(CONFIG);

        assertThat(text(config.sinks().get(0)))
                .isEqualTo(
                        "{input: all, properties: {linger.ms: 5}, connection: main, topic: sales,"
                                + " topic-config: {partitions: 3, replication-factor: 1, configs: {cleanup.policy: compact}}}");
    }

    @Test
    void readToTheEndWithoutRestarts() {
        PipelineConfig config =
                new RunOverrides(Optional.empty(), true, OptionalInt.of(2)).applyTo(CONFIG);

        assertThat(text(config.execution()))
                .isEqualTo(
                        "{parallelism: 2, checkpointing: {interval: 5s}, runtime-mode: batch,"
                                + " restart: {strategy: none}}");
    }

    private static String text(NamedSection section) {
        return text(section.body());
    }

    private static String text(ConfigNode node) {
        if (node instanceof ConfigMap map) {
            return map.entries().stream()
                    .map(entry -> entry.key() + ": " + text(entry.value()))
                    .toList()
                    .toString()
                    .replaceFirst("^\\[", "{")
                    .replaceFirst("]$", "}");
        }
        return node instanceof ConfigList list
                ? list.items().stream().map(RunOverridesTest::text).toList().toString()
                : ((ConfigScalar) node).text();
    }
}
