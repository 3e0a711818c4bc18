package io.dataprocessing.pipeline.app.plugin;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.Catalogs;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Table;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFile;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.RefusedPlugin;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the plugins of a folder. */
@Command(
        name = "ls",
        description = {
            "Lists the plugins of a folder: those that pipelines can use, and those that are refused, with the"
                    + " reason.",
            ""
        },
        mixinStandardHelpOptions = true)
final class LsCommand implements Callable<Integer> {

    private final Catalogs catalogs;
    private final Terminal terminal;

    @Inject
    LsCommand(Catalogs catalogs, Terminal terminal) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() throws IOException {
        PluginFolder folder = catalogs.plugins();
        if (folder.plugins().isEmpty()) {
            terminal.print("No plugins in %s.".formatted(catalogs.folder().orElseThrow()));
        } else {
            terminal.print(table(folder.plugins()).render());
        }
        for (RefusedPlugin refused : folder.refused()) {
            terminal.printError("refused: " + refused.reason());
        }
        return ExitCode.OK.code();
    }

    private static Table table(List<Plugin> plugins) {
        Table table = new Table(5);
        table.row(List.of("PLUGIN", "VERSION", "API", "OFFERS", "FILES"));
        for (Plugin plugin : plugins) {
            table.row(
                    List.of(
                            plugin.name(),
                            plugin.version().orElse("-"),
                            plugin.apiVersion().orElse("-"),
                            String.join(", ", PluginReport.offers(plugin)),
                            String.join(
                                    ", ", plugin.files().stream().map(PluginFile::name).toList())));
        }
        return table;
    }
}
