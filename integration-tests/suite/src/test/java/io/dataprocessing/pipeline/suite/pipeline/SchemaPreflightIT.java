package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.preflight.Preflight;
import io.dataprocessing.pipeline.core.preflight.PreparedPlan;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.registry.RegistryExtension;
import io.dataprocessing.pipeline.suite.registry.TestRegistry;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The schema that a sink writes by is in the registry before anything is written. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class, RegistryExtension.class})
final class SchemaPreflightIT {

    private static final String PIPELINE =
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
            sources:
              orders:
                connection: main
                topic: ${RUN}.orders
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: long, sku: string}}}
            sinks:
              out:
                input: orders
                connection: main
                topic: ${RUN}.out
                value: {format: avro-confluent, auto-register: "${AUTO}"}
            """;

    private static final String OTHER_ORDER =
            """
            {"type": "record", "name": "Order", "fields": [{"name": "id", "type": "long"}]}""";

    private final KafkaProbe kafka;
    private final TestRegistry registry;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("preflight");
    private final String subject = run + ".out-value";

    SchemaPreflightIT(KafkaProbe kafka, TestRegistry registry, TestCluster cluster) {
        this.kafka = kafka;
        this.registry = registry;
        this.cluster = cluster;
        kafka.createTopics(1, List.of(run + ".orders", run + ".out"));
    }

    @Test
    void aSchemaThatIsNotRegisteredIsRefused() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> prepare("false"))
                .withMessage(
                        "sink 'out': subject '%s' doesn't have the schema. Register it with 'pipeline schemas register', or set 'auto-register: true'."
                                .formatted(subject));
    }

    @Test
    void anIncompatibleSchemaIsRefusedEvenWhereItCouldBeRegistered() {
        registry.register(subject, OTHER_ORDER);
        registry.compatibility(subject, "BACKWARD");

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> prepare("true"))
                .withMessageStartingWith(
                        "sink 'out': subject '%s' doesn't take the schema: ".formatted(subject))
                .withMessageContaining("(BACKWARD)");
        assertThat(registry.versions(subject)).containsExactly(1);
    }

    @Test
    void aSchemaThatIsRegisteredByTheWayIsReadByTheGenuineDeserializer() throws ConnectorException {
        kafka.sendValues(run + ".orders", List.of("{\"id\":7,\"sku\":\"a-1\"}"));
        PreparedPlan prepared = prepare("true");
        assertThat(prepared.facts())
                .anyMatch(
                        fact ->
                                fact.startsWith(
                                        "The schema was registered under subject '%s', its id is "
                                                .formatted(subject)));
        assertThat(registry.versions(subject)).containsExactly(1);

        try (RunningPipeline pipeline = RunningPipeline.start(cluster, prepared.plan())) {
            pipeline.awaitFinished();
        }

        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(
                    Map.of("schema.registry.url", registry.url()), /* isKey= */ false);
            assertThat(kafka.readCommitted(run + ".out"))
                    .singleElement()
                    .satisfies(
                            written ->
                                    assertThat(
                                                    deserializer.deserialize(
                                                            run + ".out", written.value()))
                                            .hasToString("{\"id\": 7, \"sku\": \"a-1\"}"));
        }
        assertThat(prepare("false").facts())
                .anyMatch(
                        fact -> fact.startsWith("Subject '%s' has the schema".formatted(subject)));
    }

    private PreparedPlan prepare(String autoRegister) throws ConnectorException {
        PipelinePlan plan =
                RunningPipeline.plan(
                        PIPELINE,
                        Map.of(
                                "RUN",
                                run,
                                "KAFKA",
                                kafka.bootstrapServers(),
                                "REGISTRY",
                                registry.url(),
                                "AUTO",
                                autoRegister));
        return new Preflight(RunningPipeline.catalog()).prepare(plan);
    }
}
