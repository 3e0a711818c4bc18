package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.PipelineFileOptions;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is wrong with a pipeline file. */
@Command(
        name = "validate",
        description = {
            "Checks a pipeline file: names, options, types, expressions. Nothing is started, and nobody"
                    + " contacted but a schema registry.",
            ""
        },
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    private final Stages stages;
    private final Terminal terminal;

    @Mixin private PipelineFileOptions file;

    @Inject
    ValidateCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        PipelineConfig config = file.parse(stages);
        PipelinePlan plan = stages.plan(config);
        stages.warnings(config, plan).ifPresent(terminal::printError);
        terminal.print(
                "%s is valid: %s, %s, %s."
                        .formatted(
                                file.file(),
                                Quantity.of(plan.sources().size(), "source"),
                                Quantity.of(plan.steps().size(), "step"),
                                Quantity.of(plan.sinks().size(), "sink")));
        return ExitCode.OK.code();
    }
}
