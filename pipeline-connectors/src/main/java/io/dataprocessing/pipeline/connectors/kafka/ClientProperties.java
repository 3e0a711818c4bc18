package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.SecretReference;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The properties of Kafka clients: the connection's, overridden by those of a source or sink.
 *
 * <p>What Flink ships is {@link #of(ClientKeys.Client)}, in which a value with a reference to a
 * secret is replaced by a reference that {@link SecretProvider} resolves when a client is made, on
 * the machine where it's made.
 *
 * @param values the properties as they were written
 */
record ClientProperties(Map<String, ConfigScalar> values) implements Serializable {

    private static final String PROVIDER = "pipeline";

    ClientProperties {
        values = Map.copyOf(requireNonNull(values, "values"));
    }

    static ClientProperties of(KafkaConnection connection, Map<String, ConfigScalar> overrides) {
        Map<String, ConfigScalar> values = new LinkedHashMap<>(connection.properties());
        values.putAll(overrides);
        return new ClientProperties(values);
    }

    /** The properties that a client knows, free of secrets and safe to serialize. */
    Properties of(ClientKeys.Client client) {
        Properties properties = new Properties();
        values.forEach(
                (key, value) -> {
                    if (ClientKeys.concerns(client, key)) {
                        properties.setProperty(key, shipped(key, value));
                    }
                });
        if (properties.values().stream().anyMatch(ClientProperties::isShippedReference)) {
            properties.setProperty("config.providers", PROVIDER);
            properties.setProperty(
                    "config.providers." + PROVIDER + ".class", SecretProvider.class.getName());
        }
        return properties;
    }

    /** The number that a property holds, or another where it's not set or not known yet. */
    long number(String key, long otherwise) {
        ConfigScalar value = values.get(key);
        try {
            return value == null || value.secret() ? otherwise : Long.parseLong(value.text());
        } catch (NumberFormatException e) {
            return otherwise; // Kafka's client says what is wrong with it
        }
    }

    /** The properties whose secret stands in the file itself. */
    List<String> writtenOut() {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().secret() && !isReference(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static String shipped(String key, ConfigScalar value) {
        return SecretReference.of(value)
                .literal()
                .orElseGet(
                        () ->
                                "${%s:%s:%s}"
                                        .formatted(
                                                PROVIDER,
                                                key,
                                                URLEncoder.encode(
                                                        value.text(), StandardCharsets.UTF_8)));
    }

    private static boolean isShippedReference(Object value) {
        return value.toString().startsWith("${" + PROVIDER + ":");
    }

    private static boolean isReference(ConfigScalar value) {
        return SecretReference.of(value).literal().isEmpty();
    }
}
