package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Sees to it that a topic is there that an expression gave: the producer would wait a minute for it
 * and then fail the job. Each topic is looked up once in a task.
 */
final class TopicDirectory implements Serializable {

    private final ClientProperties client;
    private final boolean creates;
    private final int partitions;
    private final short replicationFactor;
    private final HashMap<String, String> configs;

    private transient Set<String> known;

    TopicDirectory(ClientProperties client, KafkaSinkOptions options) {
        this.client = requireNonNull(client, "client");
        this.creates = options.createTopics();
        this.partitions = options.topicConfig().partitions().orElse(-1);
        this.replicationFactor = options.topicConfig().replicationFactor().orElse(-1).shortValue();
        this.configs = new HashMap<>(options.topicConfig().configs());
    }

    /**
     * Makes the topic if it isn't there and may be made.
     *
     * @throws EncodeException if it isn't there and may not be made
     * @throws IllegalStateException if Kafka can't be asked: no fault of the event
     */
    void require(String topic) throws EncodeException {
        if (known == null) {
            known = new HashSet<>();
        }
        if (!known.contains(topic)) {
            try (Cluster cluster = Cluster.connect(client)) {
                lookUp(topic, cluster);
            } catch (ConnectorException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            known.add(topic);
        }
    }

    private void lookUp(String topic, Cluster cluster) throws ConnectorException, EncodeException {
        if (cluster.topic(topic).isPresent()) {
            return;
        }
        if (!creates) {
            throw new EncodeException("topic-expression gives a topic that does not exist");
        }
        cluster.create(new NewTopic(topic, partitions, replicationFactor).configs(configs));
    }
}
