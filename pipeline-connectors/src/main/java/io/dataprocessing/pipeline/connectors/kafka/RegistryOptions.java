package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Secret;
import io.dataprocessing.pipeline.connectors.registry.RegistryKeys;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.SecretReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema registry beside a cluster. */
@Description("The schema registry beside a cluster.")
public record RegistryOptions(
        @Description("Its address, or several with commas between.")
                @Example("https://registry:8081")
                String url,
        @Description(
                        "Properties of Confluent's registry client: basic.auth.user.info,"
                                + " bearer.auth.token, schema.registry.ssl.…, http.read.timeout.ms;"
                                + " and retry.timeout.ms, how long a running job asks a registry"
                                + " that gives no answer (default 120000). Write secrets as ${env:NAME} or ${file:path:key}: only the"
                                + " reference is shipped to the cluster.")
                @Default("{}")
                Map<String, ConfigScalar> properties) {

    public RegistryOptions {
        requireNonNull(url, "url");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    "'url' is empty; it's the registry's address, for example http://localhost:8081.");
        }
        List<String> problems = RegistryKeys.problems(url, properties);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }

    RegistrySettings settings() {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        properties.forEach((key, value) -> secrets.put(key, SecretReference.of(value)));
        return new RegistrySettings(url, secrets);
    }
}
