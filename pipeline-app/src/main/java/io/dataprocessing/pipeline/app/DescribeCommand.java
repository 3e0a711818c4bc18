package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.reference.Description;
import io.dataprocessing.pipeline.app.reference.Descriptions;
import io.dataprocessing.pipeline.app.run.Catalogs;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the options of a processor, format or connector. */
@Command(
        name = "describe",
        description = {"Tells what a processor, format or connector does, and its options.", ""},
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    private final Catalogs catalogs;
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "Its name in pipeline files; 'pipeline list' has them all.")
    private String name;

    @Inject
    DescribeCommand(Catalogs catalogs, Terminal terminal) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        Descriptions descriptions = new Descriptions(catalogs.unpinned());
        List<Description> found = descriptions.named(name);
        if (found.isEmpty()) {
            List<String> names =
                    descriptions.all().stream().map(Description::name).distinct().toList();
            String suggestion =
                    Suggestion.nearest(name, names)
                            .map(near -> " Did you mean '%s'?".formatted(near))
                            .orElse("");
            throw new StoppedException(
                    ExitCode.USAGE,
                    "nothing is called '%s'.%s Known: %s."
                            .formatted(name, suggestion, String.join(", ", names)));
        }
        found.forEach(description -> terminal.print(description.render()));
        return ExitCode.OK.code();
    }
}
