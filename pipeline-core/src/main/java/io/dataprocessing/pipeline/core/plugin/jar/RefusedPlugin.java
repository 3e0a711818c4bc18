package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

/**
 * A plugin, or one of its providers, that isn't used.
 *
 * @param name the name of the plugin
 * @param file the name of the JAR, or of the folder where it's about all of it
 * @param code the code of the problem: E and three digits where nothing may run without the plugin,
 *     W and three digits otherwise
 * @param reason one sentence that begins with the file and says what to do
 */
public record RefusedPlugin(String name, String file, String code, String reason) {

    public RefusedPlugin {
        requireNonNull(name, "name");
        requireNonNull(file, "file");
        requireNonNull(code, "code");
        requireNonNull(reason, "reason");
    }

    /** Whether nothing may run without it, because it's pinned. */
    public boolean fatal() {
        return code.startsWith("E");
    }
}
