package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.job.Failures;
import io.dataprocessing.pipeline.app.run.OverrideOptions;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.run.StartState;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.preflight.PreparedPlan;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FlinkException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Submits a pipeline to the cluster of the {@code flink run} that calls this. */
@Command(
        name = "job",
        description = {
            "Submits a pipeline to a cluster; called by Flink:",
            "",
            "  flink run pipeline-app-VERSION.jar --config orders.yaml",
            ""
        },
        mixinStandardHelpOptions = true,
        hidden = true)
final class JobCommand implements Callable<Integer> {

    private final Stages stages;
    private final Terminal terminal;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The pipeline file.")
    private String file;

    @Mixin private OverrideOptions overrides;

    @Option(
            names = "--skip-state-check",
            description =
                    "Don't look whether the state of 'flink run -s' fits: for state that only the cluster can"
                            + " read.")
    private boolean skipStateCheck;

    @Inject
    JobCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() throws Exception {
        PipelineConfig config = stages.parse(file, overrides.overrides());
        PipelinePlan plan = stages.plan(config);
        stages.warnings(config, plan).ifPresent(terminal::printError);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        if (!skipStateCheck) {
            new StartState(plan).check(environment).forEach(terminal::print);
        }
        PreparedPlan prepared = stages.prepare(plan);
        prepared.facts().forEach(terminal::print);
        stages.assemble(prepared.plan(), environment);
        try {
            environment.execute(plan.name());
        } catch (FlinkException e) {
            throw new StoppedException(
                    ExitCode.JOB_FAILED,
                    "'%s' failed: %s".formatted(plan.name(), Failures.rootMessage(e)),
                    e);
        }
        return ExitCode.OK.code();
    }
}
