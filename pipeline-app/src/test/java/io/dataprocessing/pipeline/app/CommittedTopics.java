package io.dataprocessing.pipeline.app;

import io.dataprocessing.pipeline.app.local.TransactionEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What is committed to a broker's topics.
 *
 * @param bootstrapServers the broker
 */
record CommittedTopics(String bootstrapServers) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The records of a topic, partition by partition. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        ask(admin -> TransactionEnds.await(admin, PATIENCE));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Deletes a topic. */
    void delete(String topic) {
        ask(admin -> admin.deleteTopics(Set.of(topic)).all().get());
    }

    /** Changes a setting of a topic. */
    void configure(String topic, String key, String value) {
        ask(
                admin ->
                        admin.incrementalAlterConfigs(
                                        Map.of(
                                                new ConfigResource(
                                                        ConfigResource.Type.TOPIC, topic),
                                                Set.of(
                                                        new AlterConfigOp(
                                                                new ConfigEntry(key, value),
                                                                AlterConfigOp.OpType.SET))))
                                .all()
                                .get());
    }

    /** Deletes the topics that aren't Kafka's own, and the groups that read them. */
    void deleteAll() {
        ask(
                admin -> {
                    Set<String> topics = admin.listTopics().names().get();
                    admin.deleteTopics(topics).all().get();
                    admin.deleteConsumerGroups(
                                    admin.listGroups().all().get().stream()
                                            .map(GroupListing::groupId)
                                            .collect(Collectors.toSet()))
                            .all()
                            .get();
                });
    }

    /** A question to a broker. */
    @FunctionalInterface
    private interface Question {
        void ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    private void ask(Question question) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            question.ask(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("the broker refused", e);
        }
    }
}
