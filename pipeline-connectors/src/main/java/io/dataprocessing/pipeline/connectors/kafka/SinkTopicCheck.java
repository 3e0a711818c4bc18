package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.EndpointUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Says where a topic that is there hardly suits what a sink is going to write. */
final class SinkTopicCheck {

    private final Cluster cluster;
    private final KafkaSinkOptions options;
    private final EndpointUse use;
    private final List<String> warnings = new ArrayList<>();

    SinkTopicCheck(Cluster cluster, KafkaSinkOptions options, EndpointUse use) {
        this.cluster = cluster;
        this.options = options;
        this.use = use;
    }

    /**
     * What runs but is probably not meant, a sentence each; nothing of a topic that isn't there.
     */
    List<String> warnings(String topic) throws ConnectorException {
        if (cluster.topic(topic).isPresent()) {
            compaction(topic);
            retention(topic);
        }
        return List.copyOf(warnings);
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
        cluster.topicSetting(topic, "retention.ms")
                .map(Long::valueOf)
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
}
