package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of records without a value or a key. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class CompactedCopyIT {

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
            sources:
              users:
                connection: main
                topic: ${RUN}.users
                startup-mode: earliest-offset
                key: {format: string, field: id}
                value: {format: json, schema: {fields: {name: string, visits: long}}}
                on-null-value: ${ON_NULL_VALUE}
                on-null-key: skip
            sinks:
              out: {input: users, connection: main, topic: "${RUN}.copy", %s}
            """;
    private static final String DELETING =
            "key: [id], value: {format: json, exclude: [id, deleted]}, tombstone-when: deleted";
    private static final String PLAIN = "value: {format: json, exclude: [id]}";

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("compacted");

    CompactedCopyIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(1, List.of(run + ".users", run + ".copy"));
    }

    @Test
    void aCompactedTopicThatIsCopiedEqualsTheSource() {
        List<String> sent = sendUsers();
        Map<String, Object> counts = run(PIPELINE.formatted(DELETING), "delete");
        assertThat(records(run + ".copy")).containsExactlyElementsOf(sent);
        assertThat(counts).containsEntry("users.in", 301L).containsEntry("users.dropped", 1L);
    }

    @Test
    void tombstonesCanBeDroppedAndAreCounted() {
        List<String> sent = sendUsers();
        Map<String, Object> counts = run(PIPELINE.formatted(PLAIN), "skip");
        assertThat(records(run + ".copy"))
                .containsExactlyElementsOf(
                        sent.stream().filter(user -> !user.endsWith("null")).toList());
        assertThat(counts).containsEntry("users.dropped", 101L).containsEntry("out.out", 200L);
    }

    private Map<String, Object> run(String pipeline, String onNullValue) {
        Map<String, String> variables =
                Map.of(
                        "RUN", run,
                        "KAFKA", kafka.bootstrapServers(),
                        "ON_NULL_VALUE", onNullValue);
        try (RunningPipeline running = RunningPipeline.start(cluster, pipeline, variables)) {
            return running.awaitFinished();
        }
    }

    /** Users who come, change and go; and one record that no key belongs to. */
    private List<String> sendUsers() {
        List<ProducerRecord<byte[], byte[]>> users = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String user = "user-" + i % 50;
            users.add(
                    record(
                            utf8(user),
                            i % 3 == 2
                                    ? null
                                    : utf8("{\"name\":\"%s\",\"visits\":%d}".formatted(user, i))));
        }
        kafka.send(users);
        List<String> sent = records(run + ".users");
        kafka.send(List.of(record(null, utf8("{\"name\":\"nobody\",\"visits\":0}"))));
        return sent;
    }

    private ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ProducerRecord<>(run + ".users", 0, null, key, value);
    }

    private List<String> records(String topic) {
        List<String> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.readCommitted(topic)) {
            records.add(text(record.key()) + "=" + text(record.value()));
        }
        return records;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
