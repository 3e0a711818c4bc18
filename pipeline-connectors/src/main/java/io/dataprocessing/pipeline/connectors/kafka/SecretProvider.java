package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.SecretReference;
import io.dataprocessing.pipeline.core.problem.Position;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Resolves references to secrets where a Kafka client is made, so that only the references are in
 * the job. Kafka's clients make it themselves, by the name of its class.
 *
 * <p>In {@code ${pipeline:KEY:TEXT}} the path is the client property's key and the key is the
 * property's text with its references, URL-encoded.
 */
public final class SecretProvider implements ConfigProvider {

    /** For Kafka's clients. */
    public SecretProvider() {}

    @Override
    public void configure(Map<String, ?> configs) {
        // nothing to configure
    }

    @Override
    public ConfigData get(String path) {
        return new ConfigData(Map.of());
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        Map<String, String> values = new HashMap<>();
        for (String key : keys) {
            values.put(key, reveal(path, URLDecoder.decode(key, StandardCharsets.UTF_8)));
        }
        return new ConfigData(values);
    }

    private static String reveal(String property, String text) {
        ConfigScalar written = new ConfigScalar(text, true, true, Position.none(), List.of());
        String value;
        try {
            value = SecretReference.of(written).reveal();
        } catch (IllegalStateException e) {
            throw new ConfigException(
                    "Kafka property '%s': %s".formatted(property, e.getMessage()));
        }
        if (property.equals(ClientKeys.JAAS)) {
            ClientKeys.loginModuleProblem(value)
                    .ifPresent(
                            problem -> {
                                throw new ConfigException(problem);
                            });
        }
        return value;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
