package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.app.job.Failures;
import io.dataprocessing.pipeline.app.job.JobEnd;
import io.dataprocessing.pipeline.app.job.LocalFlink;
import io.dataprocessing.pipeline.app.job.RunningJob;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.preflight.PreparedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A plan's job on the Flink of this process, from the preflight to the words about its end. */
public final class LocalJob {

    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:");

    private final Stages stages;
    private PipelinePlan plan;
    private final LocalFlink flink;
    private final Terminal terminal;
    private final StreamExecutionEnvironment environment;

    /** The job of a plan, not yet submitted. */
    public LocalJob(Stages stages, PipelinePlan plan, LocalFlink flink, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.plan = requireNonNull(plan, "plan");
        this.flink = requireNonNull(flink, "flink");
        this.terminal = requireNonNull(terminal, "terminal");
        this.environment = flink.environment();
    }

    /**
     * The Flink for a job.
     *
     * @param webPort of its web UI, as the user said
     * @throws StoppedException if the port can't be had
     */
    public static LocalFlink flink(OptionalInt webPort) {
        try {
            return LocalFlink.on(webPort);
        } catch (IOException e) {
            throw new StoppedException(ExitCode.USAGE, e.getMessage() + ".", e);
        }
    }

    /**
     * Looks whether there is what the sources read, and makes what the sinks need.
     *
     * @return what was made or found, a sentence each
     */
    public List<String> prepare() {
        PreparedPlan prepared = stages.prepare(plan);
        plan = prepared.plan();
        return prepared.facts();
    }

    /**
     * Makes the job start from a savepoint.
     *
     * @param path as the user wrote it: an address, or a path on this machine
     * @return what is left behind of it, a sentence each
     * @throws StoppedException if it doesn't fit the plan
     */
    public List<String> startFrom(String path) {
        Configuration state = new Configuration();
        state.set(
                StateRecoveryOptions.SAVEPOINT_PATH,
                ADDRESS.matcher(path).lookingAt()
                        ? path
                        : Path.of(path).toAbsolutePath().normalize().toString());
        environment.configure(state);
        return new StartState(plan).check(environment);
    }

    /** Starts the job. */
    public RunningJob submit() {
        stages.assemble(plan, environment);
        try {
            return new RunningJob(flink.start(environment, plan.name()), flink.webAddress());
        } catch (Exception e) {
            throw new StoppedException(
                    ExitCode.JOB_FAILED,
                    "'%s' did not start: %s".formatted(plan.name(), Failures.rootMessage(e)),
                    e);
        }
    }

    /** What shows how the job gets on. */
    public StatusLine status() {
        return new StatusLine(terminal, plan);
    }

    /** The address of the directory where the job's state goes when it's stopped. */
    public String savepoints() throws IOException {
        if (plan.execution().checkpointing().directory().isPresent()) {
            return plan.execution().checkpointing().directory().get() + "/savepoints";
        }
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "pipeline-savepoints");
        return Files.createDirectories(directory).toUri().toString();
    }

    /** Tells how the job ended, and what that means for the caller of the process. */
    public ExitCode tell(JobEnd end, Duration running) {
        return new JobEnding(plan, terminal).tell(end, running);
    }
}
