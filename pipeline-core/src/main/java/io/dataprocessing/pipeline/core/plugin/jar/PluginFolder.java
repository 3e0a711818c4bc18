package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The plugins of a folder: those that are loaded, and those that are refused, each with the reason.
 * To be closed when nothing of a plugin runs any more.
 */
public final class PluginFolder implements Closeable {

    private static final PluginFolder NONE =
            new PluginFolder(List.of(), List.of(), Optional.empty());

    private final List<Plugin> plugins;
    private final List<RefusedPlugin> refused;
    private final Optional<StagingDirectory> staging;

    PluginFolder(
            List<Plugin> plugins, List<RefusedPlugin> refused, Optional<StagingDirectory> staging) {
        this.plugins = plugins.stream().sorted(Comparator.comparing(Plugin::name)).toList();
        this.refused = List.copyOf(refused);
        this.staging = requireNonNull(staging, "staging");
    }

    /**
     * Loads the plugins of a folder: of each folder in it, and of each JAR that lies in it alone.
     *
     * @param lock what they have to be
     * @throws IOException if they can't be copied to a directory for temporary files
     */
    public static PluginFolder open(Path directory, PluginLock lock) throws IOException {
        return FolderLoading.open(directory, lock);
    }

    /**
     * Loads one plugin: a JAR, or a folder with all of its JARs, at least one.
     *
     * @throws IOException if it can't be copied to a directory for temporary files
     */
    public static PluginFolder ofJar(Path jar) throws IOException {
        return FolderLoading.openJar(jar);
    }

    /** No plugins. */
    public static PluginFolder none() {
        return NONE;
    }

    /** The plugins that are loaded, by name. */
    public List<Plugin> plugins() {
        return plugins;
    }

    /** What is refused. */
    public List<RefusedPlugin> refused() {
        return refused;
    }

    /** A directory that lives as long as this folder is open. */
    Optional<Path> directory() {
        return staging.map(StagingDirectory::path);
    }

    @Override
    public void close() throws IOException {
        for (Plugin plugin : plugins) {
            plugin.close();
        }
        if (staging.isPresent()) {
            staging.get().close();
        }
    }
}
