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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where reading begins, and that a bounded pipeline reads to the end and stops. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class StartupModesIT {

    private static final int RECORDS = 10;
    private static final long FIRST = 1_735_689_600_000L;

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution: {runtime-mode: batch, checkpointing: {interval: 1s}}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            sources:
              numbers:
                connection: main
                topic: ${RUN}.numbers
                value: {format: string}
            MODE
            sinks:
              out: {input: numbers, connection: main, topic: "${RUN}.out", value: {format: string}}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("startup");

    StartupModesIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(1, List.of(run + ".numbers", run + ".out"));
        kafka.send(
                IntStream.range(0, RECORDS)
                        .mapToObj(
                                i ->
                                        new ProducerRecord<byte[], byte[]>(
                                                run + ".numbers",
                                                0,
                                                FIRST + i * 1_000L,
                                                null,
                                                String.valueOf(i).getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "startup-mode: earliest-offset                                            | 0",
                "startup-mode: latest-offset                                              | 10",
                "startup-mode: timestamp, startup-timestamp: '2025-01-01T00:00:04Z'       | 4",
                "startup-mode: specific-offsets, startup-offsets: {RUN.numbers: {0: 7}}   | 7",
                "startup-mode: group-offsets                                              | 0",
                "startup-mode: group-offsets, startup-fallback: latest                    | 10"
            })
    void beginsWhereTheModeSays(String mode, int first) {
        run(mode);
        verifyReadFrom(first);
    }

    @Test
    void beginsAtTheOffsetsOfTheGroup() throws Exception {
        kafka.admin()
                .alterConsumerGroupOffsets(
                        run + ".group",
                        Map.of(new TopicPartition(run + ".numbers", 0), new OffsetAndMetadata(6)))
                .all()
                .get(30, TimeUnit.SECONDS);
        run("startup-mode: group-offsets, group-id: " + run + ".group");
        verifyReadFrom(6);
    }

    private void run(String mode) {
        String options =
                String.join("\n", mode.replace("RUN", run).strip().split(", (?=[a-z-]+:)"));
        try (RunningPipeline pipeline =
                RunningPipeline.start(
                        cluster,
                        PIPELINE.replace("MODE\n", options.indent(4)),
                        Map.of("RUN", run, "KAFKA", kafka.bootstrapServers()))) {
            pipeline.awaitFinished();
        }
    }

    private void verifyReadFrom(int first) {
        assertThat(kafka.committedValues(run + ".out"))
                .containsExactlyElementsOf(
                        IntStream.range(first, RECORDS).mapToObj(String::valueOf).toList());
    }
}
