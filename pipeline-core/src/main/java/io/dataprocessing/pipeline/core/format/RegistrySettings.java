package io.dataprocessing.pipeline.core.format;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a schema registry is and how to log in to it.
 *
 * @param url its address, or several with commas between; empty where there is no registry
 * @param properties the properties of the registry's client as they were written; secrets are
 *     references that only the machine that uses them resolves
 */
public record RegistrySettings(String url, Map<String, ConfigScalar> properties)
        implements Serializable {

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
