package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Steps whose records are objects with setters and of a class of Avro's, on a cluster. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class TypedProcessorIT {

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              runtime-mode: batch
              checkpointing: {interval: 1s}
              restart: {strategy: none}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            dead-letter: {connection: main, topic: "${RUN}.dlq"}
            sources:
              orders:
                connection: main
                topic: ${RUN}.orders
                startup-mode: earliest-offset
                value:
                  format: json
                  schema:
                    fields:
                      order_id: string
                      ordered_at: timestamp
                      sales_channel: enum(WEB, SHOP)?
                      lines: "array<row<sku string, quantity int, price decimal(6, 2)>>"
            steps:
              - {name: priced, type: price-order, on-error: dead-letter}
              - name: payments
                type: map
                append: false
                fields: {payment_id: order_id, amount: total, currency: "'EUR'", paid_at: ordered_at}
                cast: {currency: "enum(EUR, USD)"}
              - {name: reviewed, type: review-payment, limit: 100}
            sinks:
              totals: {input: priced, connection: main, topic: "${RUN}.priced", value: {format: json}}
              out: {input: reviewed, connection: main, topic: "${RUN}.out", value: {format: json}}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("typed");

    TypedProcessorIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(
                1, List.of(run + ".orders", run + ".priced", run + ".out", run + ".dlq"));
    }

    @Test
    void recordsBecomeObjectsOfEachStepsClassAndRowsAgain() {
        String line = "{\"sku\":\"a\",\"quantity\":%d,\"price\":%s}";
        kafka.send(
                Stream.of(
                                order("1", ",\"sales_channel\":\"WEB\"", line.formatted(2, "1.50")),
                                order("2", "", line.formatted(200, "9999.99")),
                                order("3", "", line.formatted(2_000_000_000, "9999.99")))
                        .map(
                                text ->
                                        new ProducerRecord<byte[], byte[]>(
                                                run + ".orders",
                                                text.getBytes(StandardCharsets.UTF_8)))
                        .toList());
        Map<String, String> variables = Map.of("RUN", run, "KAFKA", kafka.bootstrapServers());
        assertThat(RunningPipeline.plan(PIPELINE, variables).warnings()).isEmpty();
        try (RunningPipeline pipeline = RunningPipeline.start(cluster, PIPELINE, variables)) {
            assertThat(pipeline.awaitFinished())
                    .containsEntry("priced.dead-lettered", 1L)
                    .containsEntry("out.out", 2L);
        }
        assertThat(kafka.committedValues(run + ".priced"))
                .containsExactly(
                        "{\"sales_channel\":\"WEB\",\"order_id\":\"1\",\"lines\":[{\"sku\":\"a\","
                                + "\"quantity\":2,\"price\":1.50}],"
                                + "\"ordered_at\":\"2025-01-01T00:00:00Z\",\"total\":3.00}",
                        "{\"sales_channel\":null,\"order_id\":\"2\",\"lines\":[{\"sku\":\"a\","
                                + "\"quantity\":200,\"price\":9999.99}],"
                                + "\"ordered_at\":\"2025-01-01T00:00:00Z\",\"total\":1999998.00}");
        assertThat(kafka.committedValues(run + ".out"))
                .containsExactly(
                        "{\"payment_id\":\"1\",\"amount\":3.00,\"currency\":\"EUR\","
                                + "\"paid_at\":\"2025-01-01T00:00:00Z\",\"note\":null}",
                        "{\"payment_id\":\"2\",\"amount\":1999998.00,\"currency\":\"EUR\","
                                + "\"paid_at\":\"2025-01-01T00:00:00Z\",\"note\":\"review\"}");
        assertThat(kafka.readCommitted(run + ".dlq"))
                .singleElement()
                .satisfies(
                        letter ->
                                assertThat(
                                                new String(
                                                        letter.headers()
                                                                .lastHeader("__dlq.error.message")
                                                                .value(),
                                                        StandardCharsets.UTF_8))
                                        .contains("field 'total'", "doesn't fit decimal(12, 2)"));
    }

    private static String order(String id, String more, String line) {
        return "{\"order_id\":\"%s\",\"ordered_at\":\"2025-01-01T00:00:00Z\"%s,\"lines\":[%s]}"
                .formatted(id, more, line);
    }
}
