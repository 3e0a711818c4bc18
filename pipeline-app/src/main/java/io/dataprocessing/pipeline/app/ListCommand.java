package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.reference.Descriptions;
import io.dataprocessing.pipeline.app.run.Catalogs;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Table;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists what pipelines can be built from. */
@Command(
        name = "list",
        description = {"Lists what a pipeline can be built from, plugins included.", ""},
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private final Catalogs catalogs;
    private final Terminal terminal;

    @Inject
    ListCommand(Catalogs catalogs, Terminal terminal) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        Catalog catalog = catalogs.unpinned();
        catalog.problems().forEach(problem -> terminal.printError(problem.message()));
        Table table = new Table(3);
        new Descriptions(catalog)
                .all()
                .forEach(
                        description ->
                                table.row(
                                        List.of(
                                                description.kind().word(),
                                                catalog.labelled(
                                                        description.kind().word(),
                                                        description.name()),
                                                description.summary())));
        terminal.print(table.render());
        terminal.print();
        terminal.print("pipeline describe NAME tells the options of one.");
        return ExitCode.OK.code();
    }
}
