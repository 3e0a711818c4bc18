package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.job.Failures;
import io.dataprocessing.pipeline.app.run.FlinkSettings;
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
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
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
            "  flink run pipeline-app-VERSION-job.jar --config orders.yaml",
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
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        PipelineConfig config = stages.parse(file, overrides.overrides());
        PipelinePlan plan = plan(config, environment);
        stages.warnings(config, plan).ifPresent(terminal::printError);
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

    /** The plan, in which Flink's own options count where the file says nothing. */
    private PipelinePlan plan(PipelineConfig config, StreamExecutionEnvironment environment) {
        if (environment instanceof LocalStreamEnvironment) {
            return stages.plan(config);
        }
        FlinkSettings flink =
                new FlinkSettings(
                        environment.getConfiguration(), System.getProperty("sun.java.command", ""));
        PipelinePlan plan = stages.plan(flink.under(config));
        flink.differences(config, plan)
                .forEach(difference -> terminal.printError("warning: " + difference));
        return plan;
    }
}
