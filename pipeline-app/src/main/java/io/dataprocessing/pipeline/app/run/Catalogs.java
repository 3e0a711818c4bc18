package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.PluginLock;
import io.dataprocessing.pipeline.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What there is to build pipelines from: the parts that are built in, and the plugins of a folder.
 * These are opened only when a pipeline's pins are known, so that no byte of a plugin runs that its
 * file doesn't allow.
 */
public final class Catalogs {

    private final ClassLoader loader;
    private final Catalog.Parts builtIns;
    private final List<Problem> loading;
    private final List<PluginFolder> opened = new ArrayList<>();
    private Optional<Path> named = Optional.empty();

    /** Catalogs over the built-in parts, and what went wrong when they were loaded. */
    public Catalogs(ClassLoader loader, Catalog.Parts builtIns, List<Problem> loading) {
        this.loader = requireNonNull(loader, "loader");
        this.builtIns = requireNonNull(builtIns, "builtIns");
        this.loading = List.copyOf(loading);
    }

    /** Takes plugins from a folder other than the distribution's. */
    public void use(Path folder) {
        named = Optional.of(folder);
    }

    /** The folder of the plugins: the one that was named, or else the distribution's. */
    public Optional<Path> folder() {
        return named.or(
                () ->
                        Distribution.home()
                                .map(home -> home.resolve("plugins"))
                                .filter(Files::isDirectory));
    }

    /**
     * What there is, whatever a pipeline pins.
     *
     * @throws StoppedException if the folder that was named isn't there
     */
    public Catalog unpinned() {
        return open(PluginLock.none());
    }

    /**
     * What a pipeline may be built from.
     *
     * @throws StoppedException if the folder that was named isn't there
     * @throws io.dataprocessing.pipeline.core.problem.InvalidPipelineException if its pins can't be
     *     read
     */
    public Catalog of(PipelineConfig config) {
        return open(PluginLock.of(config));
    }

    /**
     * The plugins of the folder, whatever a lock says.
     *
     * @throws StoppedException if there is no folder
     */
    public PluginFolder plugins() {
        if (folder().isEmpty()) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "this is no distribution with a folder 'plugins'. Say with --plugins where the plugins are.");
        }
        return folder(PluginLock.none());
    }

    private PluginFolder folder(PluginLock lock) {
        PluginFolder plugins =
                folder().map(folder -> open(folder, lock)).orElse(PluginFolder.none());
        opened.add(plugins);
        return plugins;
    }

    private Catalog open(PluginLock lock) {
        PluginFolder plugins = folder(lock);
        return Catalog.of(loader, builtIns, loading, plugins);
    }

    private static PluginFolder open(Path folder, PluginLock lock) {
        if (!Files.isDirectory(folder)) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "%s: there is no such folder. Name one that holds plugins with --plugins."
                            .formatted(folder));
        }
        try {
            return PluginFolder.open(folder, lock);
        } catch (IOException e) {
            throw new StoppedException(
                    ExitCode.PREFLIGHT,
                    "the plugins can't be copied to a directory for temporary files: %s."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** Closes the plugins, and removes what was unpacked of them. */
    public void closePlugins() throws IOException {
        for (PluginFolder plugins : opened) {
            plugins.close();
        }
    }
}
