package io.dataprocessing.pipeline.app.plugin;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what is wrong with a plugin before it's used. */
@Command(
        name = "verify",
        description = {
            "Tells all that is wrong with a plugin: its manifest, its services, the Java it was built for, what it"
                    + " uses of the API and isn't there; loads it as a pipeline would, and runs the cases"
                    + " that it brings. Ends with 2 if anything is wrong.",
            ""
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The JAR of a plugin, or the folder with all of its JARs.")
    private Path location;

    @Inject
    VerifyCommand(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        try {
            Catalog builtIns = Catalog.load(VerifyCommand.class.getClassLoader());
            PluginReport report = PluginReport.of(location, jars(), builtIns);
            terminal.print(report.facts().render());
            report.notes().forEach(note -> terminal.print("note: " + note));
            report.problems().forEach(terminal::printError);
            if (!report.problems().isEmpty()) {
                terminal.printError(Quantity.of(report.problems().size(), "problem") + ".");
                return ExitCode.USAGE.code();
            }
            terminal.print("Nothing is wrong.");
            return ExitCode.OK.code();
        } catch (IOException e) {
            throw new StoppedException(
                    ExitCode.USAGE, "%s can't be read: %s".formatted(location, e.getMessage()), e);
        }
    }

    private List<Path> jars() throws IOException {
        if (!Files.isDirectory(location)) {
            if (!Files.isRegularFile(location)) {
                throw new StoppedException(
                        ExitCode.USAGE, "%s: there is no such file.".formatted(location));
            }
            return List.of(location);
        }
        try (Stream<Path> files = Files.list(location)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            if (jars.isEmpty()) {
                throw new StoppedException(
                        ExitCode.USAGE,
                        "%s has no JAR. Name a JAR, or the folder with all JARs of one plugin."
                                .formatted(location));
            }
            return jars;
        }
    }
}
