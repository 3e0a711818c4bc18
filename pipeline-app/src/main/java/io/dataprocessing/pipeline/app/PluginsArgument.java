package io.dataprocessing.pipeline.app;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.PluginLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that {@code --plugins} names. It's looked for before the rest of a command line is
 * understood, because what plugins bring is bound before the verbs are made.
 */
final class PluginsArgument {

    private static final String NAME = "--plugins";

    private PluginsArgument() {}

    /**
     * The plugins of the folder, none where no folder is named.
     *
     * @throws StoppedException if there is no such folder
     */
    static PluginFolder open(String... arguments) throws IOException {
        Optional<Path> named = named(arguments);
        if (named.isEmpty()) {
            return PluginFolder.none();
        }
        if (!Files.isDirectory(named.get())) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "%s: there is no such folder. Name one that holds plugins with %s."
                            .formatted(named.get(), NAME));
        }
        return PluginFolder.open(named.get(), PluginLock.none());
    }

    private static Optional<Path> named(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(NAME + "=")) {
                return Optional.of(Path.of(arguments[i].substring(NAME.length() + 1)));
            }
            if (arguments[i].equals(NAME) && i + 1 < arguments.length) {
                return Optional.of(Path.of(arguments[i + 1]));
            }
        }
        return Optional.empty();
    }
}
