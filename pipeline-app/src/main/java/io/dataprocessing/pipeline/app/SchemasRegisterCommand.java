package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.PipelineFileOptions;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.schemas.SchemaDeployment;
import io.dataprocessing.pipeline.app.schemas.SchemaStatus;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.preflight.WrittenSchema;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Registers the schemas that a pipeline writes by. */
@Command(
        name = "register",
        description = {
            "Registers the schemas that a pipeline's sinks write by and the registry doesn't have."
                    + " All or, if a subject doesn't take its schema, none.",
            ""
        },
        mixinStandardHelpOptions = true)
final class SchemasRegisterCommand implements Callable<Integer> {

    private final Stages stages;
    private final Terminal terminal;

    @Mixin private PipelineFileOptions file;

    @Option(names = "--dry-run", description = "Say what would be registered, and don't.")
    private boolean dryRun;

    @Inject
    SchemasRegisterCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        PipelinePlan plan = file.plan(stages);
        List<WrittenSchema> schemas = WrittenSchema.of(plan, stages.catalog());
        if (schemas.isEmpty()) {
            terminal.print(SchemasCheckCommand.nothingToDo(plan));
            return ExitCode.OK.code();
        }
        List<SchemaStatus> statuses = new SchemaDeployment(schemas).check();
        SchemaDeployment.demandCompatible(statuses);
        List<SchemaStatus> missing = SchemaDeployment.missing(statuses);
        if (missing.isEmpty()) {
            terminal.print("The registry has all schemas of '%s'.".formatted(plan.name()));
        } else if (dryRun) {
            missing.forEach(
                    status ->
                            terminal.print(
                                    "Would be registered under subject '%s'."
                                            .formatted(status.subject())));
        } else {
            SchemaDeployment.register(statuses).forEach(terminal::print);
        }
        return ExitCode.OK.code();
    }
}
