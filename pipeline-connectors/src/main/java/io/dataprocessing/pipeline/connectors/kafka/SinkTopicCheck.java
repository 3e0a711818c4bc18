package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.EndpointUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;

/** Whether a topic that is there takes what a sink is going to write. */
final class SinkTopicCheck {

    private final Cluster cluster;
    private final KafkaSinkOptions options;
    private final EndpointUse use;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    SinkTopicCheck(Cluster cluster, KafkaSinkOptions options, EndpointUse use) {
        this.cluster = cluster;
        this.options = options;
        this.use = use;
    }

    /** Looks at a topic; nothing is said of one that isn't there. */
    SinkTopicCheck look(String topic) throws ConnectorException {
        Optional<TopicDescription> found = cluster.topic(topic);
        if (found.isPresent()) {
            replicas(found.get());
            compaction(topic);
            retention(topic);
        }
        return this;
    }

    /** What would fail the job, a sentence each. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** What runs but is probably not meant, a sentence each. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void replicas(TopicDescription topic) throws ConnectorException {
        int replicas =
                topic.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(1);
        setting(topic.name(), "min.insync.replicas")
                .filter(least -> least > replicas)
                .ifPresent(
                        least ->
                                problems.add(
                                        "topic '%s' has %s, fewer than its min.insync.replicas %d: no record could be written. Lower that, or add replicas."
                                                .formatted(
                                                        topic.name(),
                                                        replicas == 1
                                                                ? "1 replica"
                                                                : replicas + " replicas",
                                                        least)));
    }

    private void compaction(String topic) throws ConnectorException {
        boolean compacted =
                cluster.topicSetting(topic, "cleanup.policy")
                        .filter(policy -> policy.contains("compact"))
                        .isPresent();
        if (compacted && !use.keyed()) {
            warnings.add(
                    "Topic '%s' is compacted (cleanup.policy) and the sink makes no key: a record that was read without one is refused by the broker and fails the job. Give the sink a 'key'."
                            .formatted(topic));
        }
    }

    /** Records of a transaction can't be read before it's committed. */
    private void retention(String topic) throws ConnectorException {
        setting(topic, "retention.ms")
                .filter(millis -> options.exactlyOnce())
                .filter(millis -> millis >= 0)
                .map(Duration::ofMillis)
                .filter(kept -> kept.compareTo(options.transactionTimeout()) < 0)
                .ifPresent(
                        kept ->
                                warnings.add(
                                        "Topic '%s' keeps records for %s (retention.ms), less than a transaction may stay open (transaction-timeout %s): records may be gone before anybody can read them."
                                                .formatted(
                                                        topic,
                                                        Facts.duration(kept),
                                                        Facts.duration(
                                                                options.transactionTimeout()))));
    }

    private Optional<Long> setting(String topic, String key) throws ConnectorException {
        return cluster.topicSetting(topic, key).map(Long::valueOf);
    }
}
