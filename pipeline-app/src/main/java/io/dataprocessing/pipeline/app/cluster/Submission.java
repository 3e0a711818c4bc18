package io.dataprocessing.pipeline.app.cluster;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.job.Failures;
import io.dataprocessing.pipeline.app.job.JobEnd;
import io.dataprocessing.pipeline.app.job.RunningJob;
import io.dataprocessing.pipeline.app.job.StopSignal;
import io.dataprocessing.pipeline.app.run.FlinkSettings;
import io.dataprocessing.pipeline.app.run.JobEnding;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.run.StartState;
import io.dataprocessing.pipeline.app.run.StatusLine;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.preflight.PreparedPlan;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The way of a pipeline onto a cluster. Everything that can be known before is looked at first, so
 * that what is submitted runs: the file, the cluster, the state, and what sources and sinks need.
 */
final class Submission {

    private final Stages stages;
    private final Terminal terminal;

    @Inject
    Submission(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    /** From where a job starts. */
    @FunctionalInterface
    interface Start {

        /** The state to start from; empty for none. */
        Optional<String> on(Cluster cluster, PipelinePlan plan) throws InterruptedException;
    }

    /**
     * Submits a pipeline and, unless it's to be detached, waits for its end.
     *
     * @throws StoppedException if it isn't submitted, or fails
     */
    ExitCode run(SubmitOptions options, Start start) throws InterruptedException {
        PipelineConfig config = options.file().parse(stages);
        PipelinePlan plan = plan(config, options.flink());
        Cluster cluster = new Cluster(options.cluster().address());
        check(plan, cluster);
        StreamExecutionEnvironment environment =
                RemoteEnvironment.of(
                        cluster.address(), options.flink(), JobJar.find(options.jobJar()));
        Optional<String> state = start.on(cluster, plan);
        state.ifPresent(path -> startFrom(path, environment));
        if (!options.skipStateCheck()) {
            new StartState(plan).check(environment).forEach(terminal::print);
        }
        PreparedPlan prepared = stages.prepare(plan);
        prepared.facts().forEach(terminal::print);
        stages.assemble(prepared.plan(), environment);
        JobClient client = submit(plan, environment, cluster);
        terminal.print(
                "'%s' is submitted to %s as job %s%s."
                        .formatted(
                                plan.name(),
                                cluster.address(),
                                client.getJobID(),
                                state.map(path -> ", from the state in " + path).orElse("")));
        return options.detached()
                ? ExitCode.OK
                : watch(prepared.plan(), new RunningJob(client, cluster.address()), cluster);
    }

    private PipelinePlan plan(PipelineConfig config, Configuration options) {
        FlinkSettings flink = new FlinkSettings(options, "");
        PipelinePlan plan = stages.plan(flink.under(config));
        stages.warnings(config, plan).ifPresent(terminal::printError);
        flink.differences(config, plan).forEach(this::warn);
        return plan;
    }

    /** Looks at the cluster. */
    private void check(PipelinePlan plan, Cluster cluster) throws InterruptedException {
        Cluster.Capacity capacity = cluster.capacity();
        String ours = EnvironmentInformation.getVersion();
        if (!minor(capacity.version()).equals(minor(ours))) {
            warn(
                    "the cluster runs Flink %s, and this is built for %s: what one writes the other may not read."
                            .formatted(capacity.version(), ours));
        }
        for (ClusterJob job : cluster.jobs()) {
            if (job.name().equals(plan.name()) && !job.hasEnded()) {
                throw new StoppedException(
                        ExitCode.PREFLIGHT,
                        "A job named '%s' is at %s already: %s, %s for %s. Two would read and write the same. Stop it first: pipeline stop %1$s --cluster %2$s"
                                .formatted(
                                        plan.name(),
                                        cluster.address(),
                                        job.id(),
                                        job.state(),
                                        Quantity.of(job.duration())));
            }
        }
        int needed = slots(plan);
        if (capacity.slots() < needed) {
            warn(
                    "the pipeline needs %s, and %d of the cluster's %d are free: it waits until there are enough."
                            .formatted(
                                    Quantity.of(needed, "slot"),
                                    capacity.slots(),
                                    capacity.allSlots()));
        }
    }

    private void startFrom(String path, StreamExecutionEnvironment environment) {
        Configuration state = new Configuration();
        state.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
        environment.configure(state);
    }

    private static JobClient submit(
            PipelinePlan plan, StreamExecutionEnvironment environment, Cluster cluster) {
        try {
            return environment.executeAsync(plan.name());
        } catch (Exception e) {
            throw new StoppedException(
                    ExitCode.PREFLIGHT,
                    "'%s' could not be submitted to %s: %s"
                            .formatted(plan.name(), cluster.address(), Failures.rootMessage(e)),
                    e);
        }
    }

    private ExitCode watch(PipelinePlan plan, RunningJob job, Cluster cluster)
            throws InterruptedException {
        try (StopSignal stop = StopSignal.atExit()) {
            if (!job.watch(stop, new StatusLine(terminal, plan)::show)) {
                terminal.endStatus();
                terminal.print(
                        "'%s' runs on. To stop it: pipeline stop %1$s --cluster %s"
                                .formatted(plan.name(), cluster.address()));
                return ExitCode.OK;
            }
            JobEnd end = job.end();
            return new JobEnding(plan, terminal).tell(end, job.running());
        }
    }

    private void warn(String text) {
        terminal.printError("warning: " + text);
    }

    /** The slots that a job takes: operators share them, so as many as the widest has instances. */
    private static int slots(PipelinePlan plan) {
        return Stream.of(
                        plan.sources().stream().mapToInt(SourcePlan::parallelism),
                        plan.steps().stream().mapToInt(StepPlan::parallelism),
                        plan.sinks().stream().mapToInt(SinkPlan::parallelism))
                .flatMapToInt(stream -> stream)
                .max()
                .orElse(1);
    }

    private static String minor(String version) {
        return IntStream.range(0, version.length())
                .filter(at -> version.charAt(at) == '.')
                .skip(1)
                .mapToObj(at -> version.substring(0, at))
                .findFirst()
                .orElse(version);
    }
}
