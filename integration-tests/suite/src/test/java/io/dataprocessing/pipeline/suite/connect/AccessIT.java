package io.dataprocessing.pipeline.suite.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.connectors.kafka.KafkaSinkConnector;
import io.dataprocessing.pipeline.connectors.kafka.KafkaSourceConnector;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** What is said before a job starts to a client that may not do what its pipeline does. */
class AccessIT {

    private static final String TOPIC = "guarded";

    @Test
    void aClientThatMayNotReadOrWriteATopicIsToldSo() throws Exception {
        try (EmbeddedKafka kafka =
                EmbeddedKafka.start(
                        EmbeddedKafkaOptions.defaults()
                                .withProperties(
                                        Map.of(
                                                "authorizer.class.name",
                                                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                                "allow.everyone.if.no.acl.found",
                                                "true")))) {
            KafkaJobs jobs = new KafkaJobs(kafka.bootstrapServers());
            KafkaSinkConnector sink = new KafkaSinkConnector();
            KafkaSourceConnector source = new KafkaSourceConnector();
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                        .all()
                        .get();
                assertThat(
                                sink.prepare(
                                                jobs.connection(),
                                                KafkaJobs.sinkOptions("{topic: guarded}"))
                                        .facts())
                        .containsExactly("Topic 'guarded' has 1 partition.");
                admin.createAcls(
                                List.of(
                                        entry(AclOperation.ALL, AclPermissionType.ALLOW),
                                        entry(AclOperation.READ, AclPermissionType.DENY),
                                        entry(AclOperation.WRITE, AclPermissionType.DENY)))
                        .all()
                        .get();
            }
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(
                            () ->
                                    sink.prepare(
                                            jobs.connection(),
                                            KafkaJobs.sinkOptions("{topic: guarded}")))
                    .withMessage(
                            "this client may not WRITE topic 'guarded' on %s. Grant it with kafka-acls."
                                    .formatted(kafka.bootstrapServers()));
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(
                            () ->
                                    source.verify(
                                            jobs.connection(),
                                            KafkaJobs.sourceOptions("{topic: guarded}")))
                    .withMessage(
                            "this client may not READ topic 'guarded' on %s. Grant it with kafka-acls."
                                    .formatted(kafka.bootstrapServers()));
        }
    }

    private static AclBinding entry(AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
    }
}
