package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.Prepared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/** Sees to it, before a job starts, that a sink can write: its topic, its transactions. */
final class TopicSetup {

    private static final String BROKER_LIMIT = "transaction.max.timeout.ms";
    private static final String IN_SYNC = "min.insync.replicas";
    private static final String TOPIC_LIMIT = "max.message.bytes";

    private final Cluster cluster;
    private final KafkaSinkOptions options;
    private final long maxSize;
    private final List<String> done = new ArrayList<>();

    TopicSetup(Cluster cluster, KafkaSinkOptions options, long maxSize) {
        this.cluster = requireNonNull(cluster, "cluster");
        this.options = requireNonNull(options, "options");
        this.maxSize = maxSize;
    }

    /** Does it, and says what was found or made, and what the sink may send. */
    Prepared<KafkaSinkOptions> run() throws ConnectorException {
        if (options.exactlyOnce()) {
            checkTimeout();
        }
        if (options.topic().isEmpty()) {
            return new Prepared<>(options, done);
        }
        topic(options.topic().get());
        return new Prepared<>(limited(options.topic().get()), done);
    }

    private void checkTimeout() throws ConnectorException {
        Optional<String> limit = cluster.brokerSetting(BROKER_LIMIT);
        if (limit.isEmpty()) {
            done.add(
                    "The brokers' %s could not be read; it must be at least %s."
                            .formatted(BROKER_LIMIT, Facts.duration(options.transactionTimeout())));
            return;
        }
        Duration max = Duration.ofMillis(Long.parseLong(limit.get()));
        if (options.transactionTimeout().compareTo(max) > 0) {
            throw new ConnectorException(
                    "transaction-timeout %s exceeds the broker's limit %s (%s). Use at most %s, or raise the broker's."
                            .formatted(
                                    Facts.duration(options.transactionTimeout()),
                                    Facts.duration(max),
                                    BROKER_LIMIT,
                                    Facts.duration(max)),
                    null);
        }
    }

    private void topic(String name) throws ConnectorException {
        Optional<TopicDescription> found = cluster.topic(name);
        if (found.isPresent()) {
            found(found.get());
            return;
        }
        if (!options.createTopics()) {
            throw new ConnectorException(
                    cluster.missing(name) + " Create it, or set create-topics to true.", null);
        }
        TopicConfig config = options.topicConfig();
        cluster.create(
                new NewTopic(
                                name,
                                config.partitions(),
                                config.replicationFactor().map(Integer::shortValue))
                        .configs(config.configs()));
        int partitions =
                cluster.topic(name)
                        .map(made -> made.partitions().size())
                        .orElse(config.partitions().orElse(1));
        done.add("Topic '%s' was made, with %s.".formatted(name, Cluster.partitions(partitions)));
    }

    private void found(TopicDescription topic) throws ConnectorException {
        checkReplicas(topic);
        int partitions = topic.partitions().size();
        boolean others =
                options.topicConfig()
                        .partitions()
                        .filter(wanted -> wanted != partitions)
                        .isPresent();
        done.add(
                "Topic '%s' has %s%s."
                        .formatted(
                                topic.name(),
                                Cluster.partitions(partitions),
                                others
                                        ? ", not %d as topic-config says, and keeps them"
                                                .formatted(options.topicConfig().partitions().get())
                                        : ""));
        compareConfigs(topic.name());
    }

    /** A topic with fewer replicas than it wants in sync takes no record. */
    private void checkReplicas(TopicDescription topic) throws ConnectorException {
        int replicas =
                topic.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0);
        Optional<String> wanted = cluster.topicSetting(topic.name(), IN_SYNC);
        if (wanted.isPresent() && Integer.parseInt(wanted.get()) > replicas) {
            throw new ConnectorException(
                    "topic '%s' on %s wants %s replicas in sync (%s) and has %d: nothing can be written. Lower the setting, or give it more replicas."
                            .formatted(
                                    topic.name(),
                                    cluster.servers(),
                                    wanted.get(),
                                    IN_SYNC,
                                    replicas),
                    null);
        }
    }

    /** Says where a topic that is there isn't set up as the file says. */
    private void compareConfigs(String topic) throws ConnectorException {
        for (Map.Entry<String, String> wanted : options.topicConfig().configs().entrySet()) {
            cluster.topicSetting(topic, wanted.getKey())
                    .filter(actual -> !actual.equals(wanted.getValue()))
                    .ifPresent(
                            actual ->
                                    done.add(
                                            "Topic '%s' has %s=%s, not %s as topic-config says, and keeps it."
                                                    .formatted(
                                                            topic,
                                                            wanted.getKey(),
                                                            actual,
                                                            wanted.getValue())));
        }
    }

    /** The options with the limit of the topic where the sink may send more. */
    private KafkaSinkOptions limited(String topic) throws ConnectorException {
        Optional<Long> limit =
                cluster.topicSetting(topic, TOPIC_LIMIT)
                        .map(Long::valueOf)
                        .filter(bytes -> bytes < maxSize);
        if (limit.isEmpty()) {
            return options;
        }
        boolean declared = options.maxRecordSize().isPresent();
        done.add(
                "Topic '%s' takes at most %,d bytes a batch (%s), less than the %,d that the sink may send%s."
                        .formatted(
                                topic,
                                limit.get(),
                                TOPIC_LIMIT,
                                maxSize,
                                declared
                                        ? ": a record that's larger compressed fails the job"
                                        : ": larger records follow on-error"));
        return declared ? options : options.withMaxRecordSize(limit.get());
    }
}
