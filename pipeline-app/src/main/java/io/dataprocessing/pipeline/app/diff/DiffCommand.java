package io.dataprocessing.pipeline.app.diff;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.OverrideOptions;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.diff.PipelineComparison;
import io.dataprocessing.pipeline.core.diff.PipelineDiff;
import io.dataprocessing.pipeline.core.diff.PlannedFile;
import io.dataprocessing.pipeline.core.savepoint.SavepointException;
import io.dataprocessing.pipeline.core.savepoint.SavepointReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is different between two pipeline files, and what becomes of state. */
@Command(
        name = "diff",
        description = {
            "Says what is different between two pipeline files, and for every source, step and sink"
                    + " whether its state is kept, migrated, dropped or incompatible. Nothing is"
                    + " started. The exit code is 4 where the new pipeline couldn't start from the"
                    + " state.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {

    private final Stages stages;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "OLD", description = "The pipeline file that runs.")
    private String before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The one that is to run.")
    private String after;

    @Option(
            names = "--savepoint",
            paramLabel = "PATH",
            description =
                    "The savepoint or checkpoint to start from. Without one, state is told from"
                            + " what the old pipeline declares.")
    private String savepoint;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or json for programs. Default: text.")
    private Format format;

    @Mixin private OverrideOptions overrides;

    /** What the result is written as. */
    enum Format {
        /** Lines for people. */
        TEXT,
        /** One object for programs. */
        JSON
    }

    @Inject
    DiffCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        PipelineComparison comparison =
                new PipelineComparison(stages.catalog(), planned(before), planned(after));
        PipelineDiff diff = savepoint == null ? comparison.fromPlan() : fromSavepoint(comparison);
        terminal.print(
                switch (format) {
                    case TEXT -> DiffText.of(before, after, diff);
                    case JSON -> DiffJson.of(before, after, diff);
                });
        return (diff.fits() ? ExitCode.OK : ExitCode.RESTORE_REFUSED).code();
    }

    private PlannedFile planned(String file) {
        PipelineConfig config = stages.parse(file, overrides.overrides());
        return new PlannedFile(config, stages.plan(config));
    }

    private PipelineDiff fromSavepoint(PipelineComparison comparison) {
        try {
            return comparison.from(
                    new SavepointReader(DiffCommand.class.getClassLoader()).read(savepoint));
        } catch (SavepointException e) {
            throw new StoppedException(ExitCode.RESTORE_REFUSED, e.getMessage(), e);
        }
    }
}
