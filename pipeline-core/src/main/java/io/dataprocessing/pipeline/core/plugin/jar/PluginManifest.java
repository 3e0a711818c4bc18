package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ApiVersion;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * What a JAR says of itself.
 *
 * @param name the plugin's name
 * @param version its version
 * @param apiVersion the versions of the API that it works with, as written
 */
public record PluginManifest(
        Optional<String> name, Optional<String> version, Optional<String> apiVersion) {

    /** A JAR that says nothing. */
    static final PluginManifest SILENT =
            new PluginManifest(Optional.empty(), Optional.empty(), Optional.empty());

    public PluginManifest {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
        requireNonNull(apiVersion, "apiVersion");
    }

    static PluginManifest of(Manifest manifest) {
        Attributes entries = manifest.getMainAttributes();
        return new PluginManifest(
                value(entries, ApiVersion.PLUGIN_NAME),
                value(entries, ApiVersion.PLUGIN_VERSION),
                value(entries, ApiVersion.API_VERSION));
    }

    private static Optional<String> value(Attributes entries, String key) {
        return Optional.ofNullable(entries.getValue(key))
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }

    boolean silent() {
        return equals(SILENT);
    }
}
