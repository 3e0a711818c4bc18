package io.dataprocessing.pipeline.app.plugin;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.Catalogs;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.PluginLock;
import io.dataprocessing.pipeline.core.plugin.jar.RefusedPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Pins the plugins of a folder. */
@Command(
        name = "lock",
        description = {
            "Writes plugins.lock beside a pipeline file: the versions and SHA-256 of the plugins that are there"
                    + " now. With such a file, no other bytes are loaded. Written anew each time.",
            ""
        },
        mixinStandardHelpOptions = true)
final class LockCommand implements Callable<Integer> {

    private final Catalogs catalogs;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The pipeline file.")
    private Path file;

    @Inject
    LockCommand(Catalogs catalogs, Terminal terminal) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new StoppedException(
                    ExitCode.USAGE, "%s: there is no such file.".formatted(file));
        }
        PluginFolder folder = catalogs.plugins();
        if (!folder.refused().isEmpty()) {
            folder.refused().stream().map(RefusedPlugin::reason).forEach(terminal::printError);
            throw new StoppedException(
                    ExitCode.USAGE,
                    "Nothing was written. Take out what is refused, or put it right.");
        }
        Path lock = file.resolveSibling(PluginLock.FILE);
        write(folder, lock);
        terminal.print(
                "%s: %s pinned.".formatted(lock, Quantity.of(folder.plugins().size(), "plugin")));
        for (Plugin plugin : folder.plugins()) {
            terminal.print("  %s  %s".formatted(plugin.digest(), plugin));
        }
        return ExitCode.OK.code();
    }

    private static void write(PluginFolder folder, Path lock) {
        try {
            PluginLock.of(folder.plugins()).write(lock);
        } catch (IOException e) {
            throw new StoppedException(
                    ExitCode.USAGE, "%s can't be written: %s".formatted(lock, e.getMessage()), e);
        }
    }
}
