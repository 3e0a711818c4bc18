package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.preflight.Preflight;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.registry.RegistryExtension;
import io.dataprocessing.pipeline.suite.registry.TestRegistry;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each format with a registry, at a real one: the schema that one pipeline registers is all that
 * the next one needs to read its records.
 */
@ExtendWith({BrokerExtension.class, ClusterExtension.class, RegistryExtension.class})
final class RegistryRoundTripIT {

    private static final String HEAD =
            """
            version: 1
            name: ${RUN}
            execution:
              runtime-mode: batch
              checkpointing: {interval: 1s}
            connections:
              main:
                type: kafka
                properties: {bootstrap.servers: "${KAFKA}"}
                schema-registry: {url: "${REGISTRY}"}
            """;

    private static final String WRITING =
            HEAD
                    + """
                    sources:
                      orders:
                        connection: main
                        topic: ${RUN}.in
                        startup-mode: earliest-offset
                        value:
                          format: json
                          schema:
                            fields:
                              id: long
                              sku: string?
                              price: double
                              paid: boolean
                              tags: array<string>
                    sinks:
                      out:
                        input: orders
                        connection: main
                        topic: ${RUN}.framed
                        value: {format: "${FORMAT}", auto-register: true}
                    """;

    private static final String READING =
            HEAD
                    + """
                    sources:
                      framed:
                        connection: main
                        topic: ${RUN}.framed
                        startup-mode: earliest-offset
                        value: {format: "${FORMAT}"}
                    sinks:
                      out: {input: framed, connection: main, topic: "${RUN}.out", value: {format: json}}
                    """;

    private static final List<String> ORDERS =
            List.of(
                    "{\"id\":1,\"sku\":\"a-1\",\"price\":9.5,\"paid\":true,\"tags\":[\"x\",\"y\"]}",
                    "{\"id\":2,\"sku\":null,\"price\":0.25,\"paid\":false,\"tags\":[]}",
                    "{\"id\":-3,\"sku\":\"\",\"price\":-1.0E9,\"paid\":true,\"tags\":[\"\"]}");

    private final KafkaProbe kafka;
    private final TestRegistry registry;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("framed");

    RegistryRoundTripIT(KafkaProbe kafka, TestRegistry registry, TestCluster cluster) {
        this.kafka = kafka;
        this.registry = registry;
        this.cluster = cluster;
        kafka.createTopics(1, List.of(run + ".in", run + ".framed", run + ".out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avro-confluent", "json-confluent", "protobuf-confluent"})
    void whatOnePipelineWritesTheNextReadsByTheRegisteredSchema(String format)
            throws ConnectorException {
        kafka.sendValues(run + ".in", ORDERS);
        run(WRITING, format);
        assertThat(registry.versions(run + ".framed-value")).containsExactly(1);
        assertThat(kafka.readCommitted(run + ".framed"))
                .hasSize(ORDERS.size())
                .allSatisfy(
                        record -> {
                            ByteBuffer frame = ByteBuffer.wrap(record.value());
                            assertThat(frame.get()).isZero();
                            assertThat(frame.getInt()).isPositive();
                        });

        run(READING, format);

        assertThat(kafka.committedValues(run + ".out")).containsExactlyElementsOf(ORDERS);
    }

    private void run(String file, String format) throws ConnectorException {
        PipelinePlan plan =
                RunningPipeline.plan(
                        file,
                        Map.of(
                                "RUN",
                                run,
                                "KAFKA",
                                kafka.bootstrapServers(),
                                "REGISTRY",
                                registry.url(),
                                "FORMAT",
                                format));
        PipelinePlan prepared = new Preflight(RunningPipeline.catalog()).prepare(plan).plan();
        try (RunningPipeline pipeline = RunningPipeline.start(cluster, prepared)) {
            pipeline.awaitFinished();
        }
    }
}
