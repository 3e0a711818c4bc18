package io.dataprocessing.pipeline.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Schemas in a registry. */
@Command(
        name = "schemas",
        description = {
            "Compares the schemas that a pipeline's sinks write by with those in their registry.",
            ""
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SchemasCheckCommand.class, SchemasRegisterCommand.class})
final class SchemasCommand implements Runnable {

    @Spec private CommandSpec spec;

    /** Made by Guice. */
    SchemasCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
