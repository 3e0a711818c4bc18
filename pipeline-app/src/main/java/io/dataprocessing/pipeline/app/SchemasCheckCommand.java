package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.PipelineFileOptions;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.schemas.SchemaDeployment;
import io.dataprocessing.pipeline.app.schemas.SchemaStatus;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.preflight.WrittenSchema;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether a registry has, or would take, the schemas that a pipeline writes by. */
@Command(
        name = "check",
        description = {
            "Shows for each sink whose format takes part in a schema registry which schema it writes"
                    + " by, whether the registry has it, and if not, whether its subject takes it."
                    + " Nothing is registered.",
            ""
        },
        mixinStandardHelpOptions = true)
final class SchemasCheckCommand implements Callable<Integer> {

    private final Stages stages;
    private final Terminal terminal;

    @Mixin private PipelineFileOptions file;

    @Inject
    SchemasCheckCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        PipelinePlan plan = file.plan(stages);
        List<WrittenSchema> schemas = WrittenSchema.of(plan, stages.catalog());
        if (schemas.isEmpty()) {
            terminal.print(nothingToDo(plan));
            return ExitCode.OK.code();
        }
        List<SchemaStatus> statuses = new SchemaDeployment(schemas).check();
        for (SchemaStatus status : statuses) {
            terminal.print(status.text());
            terminal.print();
        }
        SchemaDeployment.demandCompatible(statuses);
        int missing = SchemaDeployment.missing(statuses).size();
        terminal.print(
                missing == 0
                        ? "The registry has all of them."
                        : "The registry has yet to get %s: pipeline schemas register %s"
                                .formatted(Quantity.of(missing, "schema"), file.file()));
        return ExitCode.OK.code();
    }

    /** What is said of a pipeline that writes by no schema of a registry. */
    static String nothingToDo(PipelinePlan plan) {
        return "No sink of '%s' has a format that takes part in a schema registry."
                .formatted(plan.name());
    }
}
