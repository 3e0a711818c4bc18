package io.dataprocessing.pipeline.app;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of the documentation that has every command and its options. */
final class CommandLinePage {

    private final List<String> lines = new ArrayList<>();

    private CommandLinePage() {}

    /** The page over a command and its subcommands, as Markdown. */
    static String of(CommandLine pipeline) {
        CommandLinePage page = new CommandLinePage();
        page.write(pipeline);
        return String.join("\n", page.lines) + "\n";
    }

    private void write(CommandLine pipeline) {
        lines.add("# Command line reference");
        lines.add("");
        lines.add(
                "Generated from the code; `pipeline COMMAND --help` shows the same on a terminal.");
        lines.add(
                "From a clone `pipeline` is `pipeline-app/bin/pipeline`, which builds what is missing.");
        lines.add("");
        lines.add("| Exit code | Means |");
        lines.add("| --- | --- |");
        pipeline.getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> lines.add("| %s | %s |".formatted(code, meaning)));
        pipeline.getSubcommands().values().forEach(this::commandOrGroup);
    }

    /** A command that only holds others has no section of its own. */
    private void commandOrGroup(CommandLine command) {
        if (command.getSubcommands().isEmpty()) {
            command(command);
        } else {
            command.getSubcommands().values().forEach(this::command);
        }
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        lines.add("");
        lines.add("## " + spec.qualifiedName().replaceFirst("^pipeline ", ""));
        lines.add("");
        for (String paragraph : spec.usageMessage().description()) {
            lines.add(paragraph);
        }
        lines.add("```");
        Help help = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF));
        lines.add(help.synopsis(0).stripTrailing());
        lines.add("```");
        lines.add("");
        lines.add("| Option | What it's for |");
        lines.add("| --- | --- |");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            row(parameter.paramLabel(), parameter.description());
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                row(names(option), option.description());
            }
        }
        if (spec.usageMessage().footer().length > 0) {
            lines.add("");
            lines.add("```");
            for (String line : spec.usageMessage().footer()) {
                lines.add(line.stripTrailing().replaceFirst("^ {2}", ""));
            }
            lines.add("```");
        }
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
    }

    private void row(String name, String[] description) {
        lines.add(
                "| `%s` | %s |".formatted(name, String.join(" ", description).replace("|", "\\|")));
    }
}
