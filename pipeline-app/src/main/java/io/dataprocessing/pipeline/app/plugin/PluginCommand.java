package io.dataprocessing.pipeline.app.plugin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verbs for plugins. */
@Command(
        name = "plugin",
        description = {
            "Begins, checks, lists and pins plugins: JARs with processors and formats of one's own.",
            ""
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {NewCommand.class, VerifyCommand.class, LsCommand.class, LockCommand.class})
public final class PluginCommand implements Runnable {

    @Spec private CommandSpec spec;

    /** Made by picocli. */
    PluginCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
