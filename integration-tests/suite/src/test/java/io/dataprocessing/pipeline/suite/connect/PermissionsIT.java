package io.dataprocessing.pipeline.suite.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.preflight.Preflight;
import io.dataprocessing.pipeline.core.preflight.PreparedPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said before a job is submitted, on a broker that lets each user do what was granted. */
class PermissionsIT {

    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"%1$s-word\"";
    private static final Map<String, String> GUARDED =
            Map.of(
                    "listener.security.protocol.map",
                    "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                    "sasl.enabled.mechanisms",
                    "PLAIN",
                    "sasl.mechanism.inter.broker.protocol",
                    "PLAIN",
                    "listener.name.plaintext.plain.sasl.jaas.config",
                    LOGIN.formatted("admin")
                            + " user_admin=\"admin-word\" user_svc=\"svc-word\" user_guest=\"guest-word\";",
                    "authorizer.class.name",
                    "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                    "super.users",
                    "User:admin;User:ANONYMOUS");

    private static EmbeddedKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults().withProperties(GUARDED));
        admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                kafka.bootstrapServers(),
                                "security.protocol",
                                "SASL_PLAINTEXT",
                                "sasl.mechanism",
                                "PLAIN",
                                "sasl.jaas.config",
                                LOGIN.formatted("admin") + ";"));
        admin.createTopics(
                        List.of(
                                new NewTopic("orders", 1, (short) 1),
                                new NewTopic("customers", 1, (short) 1),
                                new NewTopic("copies", 1, (short) 1)
                                        .configs(
                                                Map.of(
                                                        "cleanup.policy", "compact,delete",
                                                        "retention.ms", "60000")),
                                new NewTopic("strict", 1, (short) 1)
                                        .configs(Map.of("min.insync.replicas", "2")),
                                new NewTopic("letters", 1, (short) 1)))
                .all()
                .get();
        admin.createAcls(
                        List.of(
                                grant(ResourceType.TOPIC, "orders", AclOperation.READ, false),
                                grant(ResourceType.TOPIC, "copies", AclOperation.WRITE, false),
                                grant(
                                        ResourceType.TOPIC,
                                        "copies",
                                        AclOperation.DESCRIBE_CONFIGS,
                                        false),
                                grant(ResourceType.TOPIC, "strict", AclOperation.WRITE, false),
                                grant(
                                        ResourceType.TOPIC,
                                        "strict",
                                        AclOperation.DESCRIBE_CONFIGS,
                                        false),
                                grant(
                                        ResourceType.TOPIC,
                                        "customers",
                                        AclOperation.DESCRIBE,
                                        false),
                                grant(ResourceType.GROUP, "shop.", AclOperation.READ, true),
                                grant(
                                        ResourceType.TRANSACTIONAL_ID,
                                        "shop.",
                                        AclOperation.WRITE,
                                        true)))
                .all()
                .get();
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void whoMayDoAllIsLetThroughAndHearsWhatIsProbablyNotMeant() throws Exception {
        assertThat(prepare("shop", "svc", "orders", "copies").facts())
                .contains(
                        "Topic 'copies' is compacted (cleanup.policy) and the sink makes no key: a record that was read without one is refused by the broker and fails the job. Give the sink a 'key'.",
                        "Topic 'copies' keeps records for 1 min (retention.ms), less than a transaction may stay open (transaction-timeout 15 min): records may be gone before anybody can read them.");
    }

    @Test
    void allThatIsLackingIsToldAtOnce() {
        String grant =
                "Grant: kafka-acls --bootstrap-server %s --add --allow-principal 'User:guest' --operation "
                        .formatted(kafka.bootstrapServers());
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> prepare("shop", "guest", "orders", "copies"))
                .withMessage(
                        "source 'in': principal User:guest lacks READ on Topic 'orders'. "
                                + grant
                                + "Read --topic 'orders'; principal User:guest lacks READ on Group 'shop.in'. "
                                + grant
                                + "Read --group 'shop.in'\n"
                                + "sink 'out': principal User:guest lacks WRITE on Topic 'copies'. "
                                + grant
                                + "Write --topic 'copies'; principal User:guest lacks WRITE on TransactionalId 'shop.out~' (prefixed). "
                                + grant
                                + "Write --transactional-id 'shop.out~' --resource-pattern-type prefixed");
    }

    @Test
    void whoMaySeeATopicMayNotRead() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> prepare("shop", "svc", "customers", "copies"))
                .withMessageStartingWith(
                        "source 'in': principal User:svc lacks READ on Topic 'customers'. Grant: ");
    }

    @Test
    void aGrantForOnePipelineIsNoneForAnother() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> prepare("store", "svc", "orders", "copies"))
                .withMessageContaining("lacks READ on Group 'store.in'.")
                .withMessageContaining("lacks WRITE on TransactionalId 'store.out~' (prefixed).");
    }

    @Test
    void aTopicThatTakesNothingIsRefused() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> prepare("shop", "svc", "orders", "strict"))
                .withMessage(
                        "sink 'out': topic 'strict' on %s wants 2 replicas in sync (min.insync.replicas) and has 1: nothing can be written. Lower the setting, or give it more replicas."
                                .formatted(kafka.bootstrapServers()));
    }

    @Test
    void aLoginThatIsRefusedIsToldOnce() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> prepare("shop", "nobody", "orders", "copies"))
                .withMessage(
                        "source 'in': SASL login as 'nobody' refused by %s (mechanism PLAIN). Check user, password and mechanism."
                                .formatted(kafka.bootstrapServers()));
    }

    private static AclBinding grant(
            ResourceType type, String name, AclOperation operation, boolean prefixed) {
        return new AclBinding(
                new ResourcePattern(
                        type, name, prefixed ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry("User:svc", "*", operation, AclPermissionType.ALLOW));
    }

    private static PreparedPlan prepare(String name, String user, String from, String to)
            throws ConnectorException {
        String file =
                """
                version: 1
                name: %s
                connections:
                  main:
                    type: kafka
                    properties:
                      bootstrap.servers: "%s"
                      security.protocol: SASL_PLAINTEXT
                      sasl.mechanism: PLAIN
                      sasl.jaas.config: '%s;'
                sources:
                  in: {connection: main, topic: %s, value: {format: string}}
                sinks:
                  out: {input: in, connection: main, topic: %s, value: {format: string}, create-topics: false}
                """
                        .formatted(name, kafka.bootstrapServers(), LOGIN.formatted(user), from, to);
        Catalog catalog = Catalog.load(PermissionsIT.class.getClassLoader());
        PipelinePlan plan =
                new Planner(catalog)
                        .plan(
                                new ConfigParser(Environment.of(Map.of()))
                                        .parse("permissions.yaml", Path.of(""), file));
        return new Preflight(catalog).prepare(plan);
    }
}
