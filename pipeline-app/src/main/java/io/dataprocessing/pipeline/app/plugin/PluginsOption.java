package io.dataprocessing.pipeline.app.plugin;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.PluginLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The folder of the plugins that a verb is about. */
final class PluginsOption {

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "The folder with the plugins. Default: that of this distribution.")
    private Path directory;

    /** Made by picocli. */
    PluginsOption() {}

    /**
     * The folder.
     *
     * @throws StoppedException if it isn't there
     */
    Path directory() {
        Path folder =
                Optional.ofNullable(directory)
                        .or(() -> Distribution.home().map(home -> home.resolve("plugins")))
                        .orElseThrow(
                                () ->
                                        new StoppedException(
                                                ExitCode.USAGE,
                                                "this is no distribution with a folder 'plugins'. Say with"
                                                        + " --plugins where the plugins are."));
        if (!Files.isDirectory(folder)) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "%s: there is no such folder. Name one that holds plugins with --plugins."
                            .formatted(folder));
        }
        return folder;
    }

    /** The plugins of the folder, whatever a lock says. */
    PluginFolder open() {
        try {
            return PluginFolder.open(directory(), PluginLock.none());
        } catch (IOException e) {
            throw new StoppedException(
                    ExitCode.PREFLIGHT,
                    "the plugins can't be copied to a directory for temporary files: "
                            + e.getMessage(),
                    e);
        }
    }
}
