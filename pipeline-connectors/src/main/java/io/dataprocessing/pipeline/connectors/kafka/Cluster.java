package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** A Kafka cluster as seen before a job starts; what goes wrong is told in words. */
final class Cluster implements AutoCloseable {

    /** How long to wait for an answer. */
    static final int PATIENCE_SECONDS = 10;

    private final Admin admin;
    private final ClientProperties client;

    private Cluster(Admin admin, ClientProperties client) {
        this.admin = requireNonNull(admin, "admin");
        this.client = requireNonNull(client, "client");
    }

    /** Connects, and waits until a broker has answered. */
    static Cluster connect(ClientProperties client) throws ConnectorException {
        Properties properties = client.of(ClientKeys.Client.ADMIN);
        String patience = String.valueOf(PATIENCE_SECONDS * 1000);
        properties.setProperty("request.timeout.ms", patience);
        properties.setProperty("default.api.timeout.ms", patience);
        Admin admin;
        try {
            admin = Admin.create(properties);
        } catch (KafkaException e) {
            throw ClusterErrors.explain(e, client, "connect").asUnreachable();
        }
        Cluster cluster = new Cluster(admin, client);
        try {
            cluster.nodes();
            return cluster;
        } catch (ConnectorException e) {
            cluster.close();
            throw e.asUnreachable();
        }
    }

    private Collection<Node> nodes() throws ConnectorException {
        return answer("list the brokers", admin.describeCluster().nodes());
    }

    /** A sentence for each topic that is there; an error for those that aren't. */
    List<String> requireTopics(List<String> topics) throws ConnectorException {
        List<String> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String topic : topics) {
            Optional<TopicDescription> description = topic(topic);
            if (description.isPresent()) {
                found.add(
                        "Topic '%s' has %s."
                                .formatted(
                                        topic, partitions(description.get().partitions().size())));
            } else {
                missing.add(missing(topic));
            }
        }
        if (!missing.isEmpty()) {
            throw new ConnectorException(String.join(" ", missing), null);
        }
        return found;
    }

    /** What to say of a topic that isn't there. */
    String missing(String topic) throws ConnectorException {
        String near =
                Suggestion.nearest(topic, names())
                        .map(name -> " Similar: '" + name + "'.")
                        .orElse("");
        return "topic '%s' does not exist on %s.%s".formatted(topic, servers(), near);
    }

    String countMatching(String pattern) throws ConnectorException {
        Pattern compiled = Pattern.compile(pattern);
        long count = names().stream().filter(compiled.asMatchPredicate()).count();
        return count == 0
                ? "No topic matches '%s' yet.".formatted(pattern)
                : "%d %s '%s'."
                        .formatted(count, count == 1 ? "topic matches" : "topics match", pattern);
    }

    private Set<String> names() throws ConnectorException {
        return answer("list the topics", admin.listTopics().names());
    }

    Optional<TopicDescription> topic(String name) throws ConnectorException {
        try {
            return Optional.of(
                    await(
                            admin.describeTopics(
                                            List.of(name),
                                            new DescribeTopicsOptions()
                                                    .includeAuthorizedOperations(true))
                                    .topicNameValues()
                                    .get(name)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw ClusterErrors.explain(e.getCause(), client, "DESCRIBE topic '" + name + "'");
        }
    }

    /** Whether this client may see a topic, there or not. */
    boolean maySee(String topic) throws ConnectorException {
        return isPermitted(
                "DESCRIBE topic '" + topic + "'",
                admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
    }

    /** Whether this client may use a consumer group, as far as can be told without using it. */
    boolean mayUseGroup(String group) throws ConnectorException {
        DescribeConsumerGroupsOptions options =
                new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
        KafkaFuture<ConsumerGroupDescription> answer =
                admin.describeConsumerGroups(List.of(group), options).describedGroups().get(group);
        String what = "DESCRIBE group '" + group + "'";
        if (!isPermitted(what, answer)) {
            return false;
        }
        if (answer.isCompletedExceptionally()) {
            return true;
        }
        Set<AclOperation> operations = answer(what, answer).authorizedOperations();
        return operations == null || operations.contains(AclOperation.READ);
    }

    /** Whether this client may see transactions of an id: who may write may see as well. */
    boolean mayUseTransactions(String id) throws ConnectorException {
        return isPermitted(
                "DESCRIBE transactional id '" + id + "'",
                admin.describeTransactions(List.of(id)).description(id));
    }

    /**
     * Whether an answer isn't that this client may not ask; what isn't there may be asked for, and
     * of a broker that doesn't know the question nothing can be said.
     */
    private boolean isPermitted(String what, KafkaFuture<?> answer) throws ConnectorException {
        try {
            await(answer);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof GroupIdNotFoundException
                    || e.getCause() instanceof TransactionalIdNotFoundException
                    || e.getCause() instanceof UnsupportedVersionException) {
                return true;
            }
            throw ClusterErrors.explain(e.getCause(), client, what);
        }
    }

    /** Makes a topic; whether it was somebody else meanwhile doesn't matter. */
    void create(NewTopic topic) throws ConnectorException {
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw ClusterErrors.explain(
                        e.getCause(), client, "CREATE topic '" + topic.name() + "'");
            }
        }
    }

    /** A setting of a topic; empty if this client may not see it. */
    Optional<String> topicSetting(String topic, String key) throws ConnectorException {
        return setting(new ConfigResource(ConfigResource.Type.TOPIC, topic), key);
    }

    /** A setting of a broker, of which all are taken to be alike; empty if it may not be seen. */
    Optional<String> brokerSetting(String key) throws ConnectorException {
        Node broker = nodes().iterator().next();
        return setting(new ConfigResource(ConfigResource.Type.BROKER, broker.idString()), key);
    }

    private Optional<String> setting(ConfigResource resource, String key)
            throws ConnectorException {
        try {
            Map<ConfigResource, Config> configs =
                    await(admin.describeConfigs(List.of(resource)).all());
            return Optional.ofNullable(configs.get(resource).get(key)).map(ConfigEntry::value);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Optional.empty();
            }
            throw ClusterErrors.explain(e.getCause(), client, "DESCRIBE_CONFIGS");
        }
    }

    private <T> T answer(String what, KafkaFuture<T> future) throws ConnectorException {
        try {
            return await(future);
        } catch (ExecutionException e) {
            throw ClusterErrors.explain(e.getCause(), client, what);
        }
    }

    private static <T> T await(KafkaFuture<T> future)
            throws ExecutionException, ConnectorException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException("interrupted while Kafka was asked", e);
        }
    }

    String servers() {
        return ClusterErrors.servers(client);
    }

    static String partitions(int count) {
        return count == 1 ? "1 partition" : count + " partitions";
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ZERO);
    }
}
