package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of Kafka's client properties a pipeline file may set.
 *
 * <p>What isn't listed is refused: a property that makes a client load a class would let whoever
 * writes a pipeline file run code on the cluster, and one that the platform needs for its promises
 * (offsets, transactions, acknowledgements) has an option of its own.
 */
final class ClientKeys {

    /** The clients that are made from a connection. */
    enum Client {
        /** Of a source. */
        CONSUMER,
        /** Of a sink. */
        PRODUCER,
        /** For topics and offsets. */
        ADMIN
    }

    static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    static final String JAAS = "sasl.jaas.config";
    static final String MAX_REQUEST_SIZE = "max.request.size";

    private static final String LOGIN_HANDLER = "sasl.login.callback.handler.class";
    private static final String OAUTH_HANDLER =
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler";
    private static final String HOST_CHECK = "ssl.endpoint.identification.algorithm";

    private static final Set<String> COMMON =
            Set.of(
                    BOOTSTRAP_SERVERS,
                    "client.dns.lookup",
                    "client.id",
                    "connections.max.idle.ms",
                    "default.api.timeout.ms",
                    "metadata.max.age.ms",
                    "metadata.recovery.rebootstrap.trigger.ms",
                    "metadata.recovery.strategy",
                    "receive.buffer.bytes",
                    "reconnect.backoff.max.ms",
                    "reconnect.backoff.ms",
                    "request.timeout.ms",
                    "retry.backoff.max.ms",
                    "retry.backoff.ms",
                    JAAS,
                    "sasl.kerberos.min.time.before.relogin",
                    "sasl.kerberos.service.name",
                    "sasl.kerberos.ticket.renew.jitter",
                    "sasl.kerberos.ticket.renew.window.factor",
                    LOGIN_HANDLER,
                    "sasl.login.connect.timeout.ms",
                    "sasl.login.read.timeout.ms",
                    "sasl.login.refresh.buffer.seconds",
                    "sasl.login.refresh.min.period.seconds",
                    "sasl.login.refresh.window.factor",
                    "sasl.login.refresh.window.jitter",
                    "sasl.login.retry.backoff.max.ms",
                    "sasl.login.retry.backoff.ms",
                    "sasl.mechanism",
                    "sasl.oauthbearer.client.credentials.client.id",
                    "sasl.oauthbearer.client.credentials.client.secret",
                    "sasl.oauthbearer.scope",
                    "sasl.oauthbearer.token.endpoint.url",
                    "security.protocol",
                    "send.buffer.bytes",
                    "socket.connection.setup.timeout.max.ms",
                    "socket.connection.setup.timeout.ms",
                    "ssl.cipher.suites",
                    "ssl.enabled.protocols",
                    HOST_CHECK,
                    "ssl.key.password",
                    "ssl.keymanager.algorithm",
                    "ssl.keystore.certificate.chain",
                    "ssl.keystore.key",
                    "ssl.keystore.location",
                    "ssl.keystore.password",
                    "ssl.keystore.type",
                    "ssl.protocol",
                    "ssl.trustmanager.algorithm",
                    "ssl.truststore.certificates",
                    "ssl.truststore.location",
                    "ssl.truststore.password",
                    "ssl.truststore.type");

    private static final Set<String> CONSUMER =
            Set.of(
                    "allow.auto.create.topics",
                    "check.crcs",
                    "client.rack",
                    "exclude.internal.topics",
                    "fetch.max.bytes",
                    "fetch.max.wait.ms",
                    "fetch.min.bytes",
                    "max.partition.fetch.bytes",
                    "max.poll.records");

    private static final Set<String> PRODUCER =
            Set.of(
                    "batch.size",
                    "buffer.memory",
                    "compression.gzip.level",
                    "compression.lz4.level",
                    "compression.type",
                    "compression.zstd.level",
                    "delivery.timeout.ms",
                    "linger.ms",
                    "max.block.ms",
                    "max.in.flight.requests.per.connection",
                    MAX_REQUEST_SIZE,
                    "metadata.max.idle.ms",
                    "partitioner.adaptive.partitioning.enable",
                    "partitioner.availability.timeout.ms");

    /** Properties that have an option of ours, or none on purpose. */
    private static final Map<String, String> INSTEAD =
            Map.ofEntries(
                    Map.entry("acks", "it's always 'all', so that nothing written is lost"),
                    Map.entry("auto.offset.reset", "use 'startup-mode' and 'on-expired-offset'"),
                    Map.entry("enable.auto.commit", "offsets are committed with each checkpoint"),
                    Map.entry("enable.idempotence", "it's always on"),
                    Map.entry("group.id", "use the source's option 'group-id'"),
                    Map.entry("isolation.level", "use the source's option 'isolation-level'"),
                    Map.entry("partitioner.ignore.keys", "use the sink's option 'partitioner'"),
                    Map.entry("retries", "use 'delivery.timeout.ms', which bounds them"),
                    Map.entry("transaction.timeout.ms", "use the option 'transaction-timeout'"),
                    Map.entry("transactional.id", "use the option 'transactional-id-prefix'"));

    private static final Set<String> LOGIN_MODULES =
            Set.of(
                    "com.sun.security.auth.module.Krb5LoginModule",
                    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule",
                    "org.apache.kafka.common.security.plain.PlainLoginModule",
                    "org.apache.kafka.common.security.scram.ScramLoginModule");

    private ClientKeys() {}

    /** The properties that may be set. */
    static Set<String> allowed() {
        Set<String> allowed = new TreeSet<>(COMMON);
        allowed.addAll(CONSUMER);
        allowed.addAll(PRODUCER);
        return allowed;
    }

    /** Whether a client knows an allowed property. */
    static boolean concerns(Client client, String key) {
        return COMMON.contains(key)
                || switch (client) {
                    case CONSUMER -> CONSUMER.contains(key);
                    case PRODUCER -> PRODUCER.contains(key);
                    case ADMIN -> false;
                };
    }

    /** What is wrong with some properties, a sentence each. */
    static List<String> problems(Map<String, ConfigScalar> properties, boolean insecure) {
        List<String> problems = new ArrayList<>();
        properties.forEach((key, value) -> problem(key, value, insecure).ifPresent(problems::add));
        return problems;
    }

    private static Optional<String> problem(String key, ConfigScalar value, boolean insecure) {
        if (!allowed().contains(key)) {
            return Optional.of(refusal(key));
        }
        if (key.equals(LOGIN_HANDLER) && !value.text().equals(OAUTH_HANDLER)) {
            return Optional.of(
                    "Kafka property '%s' names a class; only %s is allowed."
                            .formatted(key, OAUTH_HANDLER));
        }
        if (key.equals(JAAS)) {
            return loginModuleProblem(value.text());
        }
        if (key.equals(HOST_CHECK) && value.text().isBlank() && !insecure) {
            return Optional.of(
                    "Kafka property '%s' is empty, so that any certificate would do; set 'insecure: true' beside 'properties' if that's meant."
                            .formatted(key));
        }
        return Optional.empty();
    }

    private static String refusal(String key) {
        if (INSTEAD.containsKey(key)) {
            return "Kafka property '%s' is the platform's: %s.".formatted(key, INSTEAD.get(key));
        }
        if (loadsClasses(key)) {
            return "Kafka property '%s' makes the client load classes, which a pipeline file may not do."
                    .formatted(key);
        }
        String unknown = "unknown Kafka property '%s'".formatted(key);
        return Suggestion.nearest(key, allowed())
                .map(near -> "%s (did you mean '%s'?).".formatted(unknown, near))
                .orElse(unknown + ".");
    }

    private static boolean loadsClasses(String key) {
        return key.endsWith(".class")
                || key.endsWith(".classes")
                || key.endsWith("serializer")
                || key.startsWith("config.providers")
                || key.equals("metric.reporters")
                || key.equals("partition.assignment.strategy")
                || key.equals("security.providers");
    }

    /**
     * What is wrong with a JAAS configuration; a reference in place of the module is seen later.
     */
    static Optional<String> loginModuleProblem(String jaas) {
        String module = jaas.strip().split("[\\s;]", 2)[0];
        if (module.startsWith("${") || LOGIN_MODULES.contains(module)) {
            return Optional.empty();
        }
        return Optional.of(
                "Kafka property '%s' names a login module that is not allowed. Allowed: %s."
                        .formatted(JAAS, String.join(", ", new TreeSet<>(LOGIN_MODULES))));
    }
}
