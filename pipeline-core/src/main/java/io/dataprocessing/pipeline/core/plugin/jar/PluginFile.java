package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

/**
 * One JAR of a plugin.
 *
 * @param name its file name
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
 * @param size how many bytes it has
 */
public record PluginFile(String name, String sha256, long size) {

    public PluginFile {
        requireNonNull(name, "name");
        requireNonNull(sha256, "sha256");
    }
}
