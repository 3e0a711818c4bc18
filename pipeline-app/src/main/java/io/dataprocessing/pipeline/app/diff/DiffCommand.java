package io.dataprocessing.pipeline.app.diff;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.Catalogs;
import io.dataprocessing.pipeline.app.run.OverrideOptions;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.diff.PipelineComparison;
import io.dataprocessing.pipeline.core.diff.PipelineDiff;
import io.dataprocessing.pipeline.core.diff.PlannedFile;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.savepoint.SavepointException;
import io.dataprocessing.pipeline.core.savepoint.SavepointReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two pipeline files before an upgrade. */
@Command(
        name = "diff",
        description = {
            "Compares two pipeline files: what was added, removed and changed, and what becomes of the state of each"
                    + " step. Exit code 4 if state is dropped or doesn't fit. Nothing is started.",
            ""
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = "  pipeline diff orders-v1.yaml orders-v2.yaml --savepoint /state/savepoint-0c1f")
public final class DiffCommand implements Callable<Integer> {

    private final Stages stages;
    private final Catalogs catalogs;
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The pipeline file as it was: a path or an address.")
    private String before;

    @Parameters(
            index = "1",
            paramLabel = "NEW",
            description = "The pipeline file as it will be: a path or an address.")
    private String after;

    @Mixin private OverrideOptions overrides;

    @Option(
            names = "--savepoint",
            paramLabel = "PATH",
            description =
                    "Compare with what this savepoint or checkpoint holds. By default with what OLD declares.")
    private String savepoint;

    @Option(
            names = "--old-plugins",
            paramLabel = "DIR",
            description =
                    "The folder of the plugins that OLD was built from, where it's not that of NEW.")
    private Path oldPlugins;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How the differences are written. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Inject
    DiffCommand(Stages stages, Catalogs catalogs, Terminal terminal) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        PlannedFile wanted = planned(after);
        Optional.ofNullable(oldPlugins).ifPresent(catalogs::use);
        PipelineComparison comparison = new PipelineComparison(planned(before), wanted);
        PipelineDiff diff =
                Optional.ofNullable(savepoint)
                        .map(path -> from(comparison, path))
                        .orElseGet(comparison::fromPlan);
        terminal.print(
                switch (format) {
                    case TEXT -> DiffText.of(diff, before, after);
                    case JSON -> DiffJson.of(diff, before, after);
                });
        return (diff.keepsAll() ? ExitCode.OK : ExitCode.RESTORE_REFUSED).code();
    }

    private PlannedFile planned(String file) {
        PipelineConfig config = stages.parse(file, overrides.overrides());
        PipelinePlan plan = stages.plan(config);
        return new PlannedFile(config, plan, stages.catalog());
    }

    private static PipelineDiff from(PipelineComparison comparison, String path) {
        try {
            return comparison.from(
                    new SavepointReader(DiffCommand.class.getClassLoader()).read(path));
        } catch (SavepointException e) {
            throw new StoppedException(ExitCode.RESTORE_REFUSED, e.getMessage(), e);
        }
    }

    /** How differences are written. */
    enum Format {
        /** For people. */
        TEXT,
        /** An object, for programs. */
        JSON
    }
}
