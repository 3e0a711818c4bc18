package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;

/**
 * Whether the client of a source or sink may do what the job is going to do; all that it lacks is
 * told at once, with the command that grants it.
 */
final class Permissions {

    private final Cluster cluster;
    private final ClientProperties client;
    private final List<String> lacking = new ArrayList<>();

    Permissions(Cluster cluster, ClientProperties client) {
        this.cluster = requireNonNull(cluster, "cluster");
        this.client = requireNonNull(client, "client");
    }

    /** Asks for an operation on a topic; one that isn't there is left to others. */
    Permissions topic(String topic, AclOperation operation) throws ConnectorException {
        boolean lacks =
                !cluster.maySee(topic)
                        || cluster.topic(topic)
                                .map(TopicDescription::authorizedOperations)
                                .filter(operations -> lacks(operations, operation))
                                .isPresent();
        if (lacks) {
            lacking.add(sentence(operation, "Topic", topic, "--topic", false));
        }
        return this;
    }

    private static boolean lacks(Set<AclOperation> operations, AclOperation operation) {
        return !operations.contains(operation) && !operations.contains(AclOperation.ALL);
    }

    /** Asks whether offsets of a consumer group may be read and committed. */
    Permissions group(String group) throws ConnectorException {
        if (!cluster.mayUseGroup(group)) {
            lacking.add(sentence(AclOperation.READ, "Group", group, "--group", false));
        }
        return this;
    }

    /** Asks whether transactions may be used whose ids begin with this. */
    Permissions transactions(String prefix) throws ConnectorException {
        if (!cluster.mayUseTransactions(prefix + "0-1")) {
            lacking.add(
                    sentence(
                            AclOperation.WRITE,
                            "TransactionalId",
                            prefix,
                            "--transactional-id",
                            true));
        }
        return this;
    }

    /** What is lacking, a sentence each. */
    List<String> lacking() {
        return List.copyOf(lacking);
    }

    private String sentence(
            AclOperation operation, String resource, String name, String option, boolean prefixed) {
        String principal = ClusterErrors.user(client).map("User:"::concat).orElse("User:...");
        return "principal %s lacks %s on %s '%s'%s. Grant: kafka-acls --bootstrap-server %s --add --allow-principal '%s' --operation %s %s '%s'%s"
                .formatted(
                        principal,
                        operation,
                        resource,
                        name,
                        prefixed ? " (prefixed)" : "",
                        cluster.servers(),
                        principal,
                        operation == AclOperation.READ ? "Read" : "Write",
                        option,
                        name,
                        prefixed ? " --resource-pattern-type prefixed" : "");
    }
}
