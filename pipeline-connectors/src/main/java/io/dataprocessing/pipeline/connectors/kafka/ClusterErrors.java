package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says in words what a Kafka client's exception means and what to do. */
final class ClusterErrors {

    private static final Pattern USER = Pattern.compile("\\busername\\s*=\\s*\"?([^\"\\s;]+)");
    private static final Pattern CERTIFICATE_NAME =
            Pattern.compile("(No name matching|No subject alternative .*?matching) .*");

    private ClusterErrors() {}

    /**
     * The error of a question to the cluster.
     *
     * @param what was asked for, to stand behind "may not"
     */
    static ConnectorException explain(Throwable problem, ClientProperties client, String what) {
        Throwable cause = problem;
        if (cause instanceof KafkaException && cause.getCause() instanceof KafkaException inner) {
            cause = inner;
        }
        return new ConnectorException(words(cause, client, what), problem);
    }

    private static String words(Throwable cause, ClientProperties client, String what) {
        if (cause instanceof SaslAuthenticationException) {
            return login(client);
        }
        if (cause instanceof SslAuthenticationException) {
            return certificate(cause, client);
        }
        if (cause instanceof AuthorizationException) {
            return "this client%s may not %s on %s. Grant it with kafka-acls."
                    .formatted(
                            user(client).map(name -> " ('" + name + "')").orElse(""),
                            what,
                            servers(client));
        }
        if (cause instanceof TimeoutException || cause instanceof DisconnectException) {
            return "no broker of [%s] answered in %d s%s"
                    .formatted(
                            servers(client),
                            Cluster.PATIENCE_SECONDS,
                            BrokerProbe.look(client).map(seen -> " (" + seen + ")").orElse("")
                                    + ". Check address, listener, firewall.");
        }
        if (cause instanceof ConfigException) {
            return "Kafka's client refuses its properties: " + cause.getMessage();
        }
        return "Kafka at %s: can't %s: %s".formatted(servers(client), what, cause.getMessage());
    }

    private static String login(ClientProperties client) {
        String mechanism = text(client, "sasl.mechanism").orElse("GSSAPI");
        return "SASL login%s refused by %s (mechanism %s). Check user, password and mechanism."
                .formatted(
                        user(client).map(name -> " as '" + name + "'").orElse(""),
                        servers(client),
                        mechanism);
    }

    private static String certificate(Throwable problem, ClientProperties client) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (message.contains("PKIX path") || message.contains("unable to find valid cert")) {
                return "the certificate of %s is not trusted. Set ssl.truststore.location or ssl.truststore.certificates to the authority that signed it."
                        .formatted(servers(client));
            }
            Matcher name = CERTIFICATE_NAME.matcher(message);
            if (name.find()) {
                return "the certificate of %s is for another host: %s."
                        .formatted(servers(client), name.group());
            }
        }
        return "TLS handshake with %s failed: %s. Check security.protocol, the port, and ssl.truststore.*."
                .formatted(servers(client), problem.getMessage());
    }

    /** The name that the client logs in by; empty if it's not written in its properties. */
    static Optional<String> user(ClientProperties client) {
        return Optional.ofNullable(client.values().get(ClientKeys.JAAS))
                .map(ConfigScalar::text)
                .map(USER::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .filter(name -> !name.contains("${"));
    }

    private static Optional<String> text(ClientProperties client, String key) {
        return Optional.ofNullable(client.values().get(key)).map(ConfigScalar::toString);
    }

    static String servers(ClientProperties client) {
        return text(client, ClientKeys.BOOTSTRAP_SERVERS).orElse("");
    }
}
