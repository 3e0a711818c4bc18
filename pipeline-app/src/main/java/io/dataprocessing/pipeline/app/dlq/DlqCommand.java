package io.dataprocessing.pipeline.app.dlq;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verbs for dead letters. */
@Command(
        name = "dlq",
        description = {
            "Counts, shows and replays a pipeline's dead letters. The pipeline file says where they are.",
            ""
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LsCommand.class, ShowCommand.class, ReplayCommand.class})
public final class DlqCommand implements Runnable {

    @Spec private CommandSpec spec;

    /** Made by picocli. */
    DlqCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
