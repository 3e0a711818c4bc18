package io.dataprocessing.pipeline.api.format;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Secret;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a schema registry is and how to log in to it.
 *
 * @param url its address, or several with commas between; empty where there is no registry
 * @param properties the properties of the registry's client, revealed only by the machine that uses
 *     them
 */
public record RegistrySettings(String url, Map<String, Secret> properties) implements Serializable {

    public RegistrySettings {
        requireNonNull(url, "url");
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** Where there is no registry. */
    public static RegistrySettings none() {
        return new RegistrySettings("", Map.of());
    }

    /** Whether there is a registry. */
    public boolean isPresent() {
        return !url.isEmpty();
    }
}
