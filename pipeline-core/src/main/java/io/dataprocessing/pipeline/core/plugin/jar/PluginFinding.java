package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

/**
 * Something to be said about a plugin's JAR.
 *
 * @param severity what follows from it
 * @param file the name of the JAR
 * @param code a {@link PluginCode}
 * @param message one sentence that begins with the file and says what to do
 */
public record PluginFinding(Severity severity, String file, String code, String message) {

    /** What follows from a finding. */
    public enum Severity {
        /** The plugin isn't loaded. */
        FATAL,
        /** One of its providers isn't there; the others are. */
        PROVIDER,
        /** It runs; {@code plugin verify} tells its author. */
        NOTE
    }

    public PluginFinding {
        requireNonNull(severity, "severity");
        requireNonNull(file, "file");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }
}
