package io.dataprocessing.pipeline.connectors.registry;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which properties of Confluent's registry client a pipeline file may set. */
public final class RegistryKeys {

    /** How long a running job asks a registry that gives no answer, in milliseconds; ours. */
    public static final String RETRY_TIMEOUT = "retry.timeout.ms";

    private static final Set<String> ALLOWED =
            Set.of(
                    RETRY_TIMEOUT,
                    "basic.auth.credentials.source",
                    "basic.auth.user.info",
                    "bearer.auth.credentials.source",
                    "bearer.auth.identity.pool.id",
                    "bearer.auth.logical.cluster",
                    "bearer.auth.token",
                    "http.connect.timeout.ms",
                    "http.read.timeout.ms",
                    "proxy.host",
                    "proxy.port",
                    "schema.registry.ssl.cipher.suites",
                    "schema.registry.ssl.enabled.protocols",
                    "schema.registry.ssl.key.password",
                    "schema.registry.ssl.keystore.certificate.chain",
                    "schema.registry.ssl.keystore.key",
                    "schema.registry.ssl.keystore.location",
                    "schema.registry.ssl.keystore.password",
                    "schema.registry.ssl.keystore.type",
                    "schema.registry.ssl.protocol",
                    "schema.registry.ssl.truststore.certificates",
                    "schema.registry.ssl.truststore.location",
                    "schema.registry.ssl.truststore.password",
                    "schema.registry.ssl.truststore.type",
                    "url.randomize");

    /** What the client needs classes of Kafka 3 for. */
    private static final Set<String> OAUTH =
            Set.of(
                    "bearer.auth.cache.expiry.buffer.seconds",
                    "bearer.auth.client.id",
                    "bearer.auth.client.secret",
                    "bearer.auth.issuer.endpoint.url",
                    "bearer.auth.scope",
                    "bearer.auth.scope.claim.name",
                    "bearer.auth.sub.claim.name");

    private static final Map<String, Set<String>> VALUES =
            Map.of(
                    "basic.auth.credentials.source", Set.of("USER_INFO"),
                    "bearer.auth.credentials.source", Set.of("STATIC_TOKEN"));

    private RegistryKeys() {}

    /** What is wrong with an address and some properties, a sentence each. */
    public static List<String> problems(String url, Map<String, ConfigScalar> properties) {
        List<String> problems = new ArrayList<>();
        for (String each : addresses(url)) {
            urlProblem(each, problems);
        }
        properties.forEach((key, value) -> problem(key, value, problems));
        return problems;
    }

    /** The addresses of a registry, which stand with commas between. */
    static List<String> addresses(String url) {
        return List.of(url.strip().split("\\s*,\\s*", -1));
    }

    private static void urlProblem(String url, List<String> problems) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() == null || !uri.getScheme().matches("https?|mock")) {
                problems.add("'url' must begin with http:// or https://.");
            } else if (uri.getRawUserInfo() != null) {
                problems.add(
                        "'url' holds a user name; use the properties basic.auth.user.info and a reference to a secret.");
            }
        } catch (URISyntaxException e) {
            problems.add("'url' is no address: %s.".formatted(e.getReason()));
        }
    }

    private static void problem(String key, ConfigScalar value, List<String> problems) {
        if (!ALLOWED.contains(key)) {
            problems.add(refusal(key));
        } else if (VALUES.containsKey(key)
                && !value.secret()
                && !VALUES.get(key).contains(value.text())) {
            problems.add(
                    "registry property '%s' must be %s."
                            .formatted(key, String.join(" or ", new TreeSet<>(VALUES.get(key)))));
        } else if (key.equals(RETRY_TIMEOUT) && !value.text().matches("[0-9]{1,9}")) {
            problems.add("registry property '%s' is a number of milliseconds.".formatted(key));
        }
    }

    private static String refusal(String key) {
        if (key.equals("max.retries") || key.startsWith("retries.")) {
            return "registry property '%s' is the platform's: set '%s', how long a registry that gives no answer is asked."
                    .formatted(key, RETRY_TIMEOUT);
        }
        if (OAUTH.contains(key)) {
            return "registry property '%s' is for OAuth, which Confluent's client 7.9 can't do beside Kafka's client 4. Set 'bearer.auth.token'."
                    .formatted(key);
        }
        if (key.endsWith(".class")) {
            return "registry property '%s' makes the client load classes, which a pipeline file may not do."
                    .formatted(key);
        }
        String unknown = "unknown registry property '%s'".formatted(key);
        return Suggestion.nearest(key, ALLOWED)
                .map(near -> "%s (did you mean '%s'?).".formatted(unknown, near))
                .orElse(unknown + ".");
    }
}
