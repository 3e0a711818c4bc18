package io.dataprocessing.pipeline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.app.run.StartState;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job of a pipeline file on the cluster of the test; closing it cancels what still runs. */
public final class RunningPipeline implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestCluster cluster;
    private final JobClient job;

    private RunningPipeline(TestCluster cluster, JobClient job) {
        this.cluster = cluster;
        this.job = job;
    }

    /** The plan of a pipeline file whose variables have these values. */
    public static PipelinePlan plan(String file, Map<String, String> variables) {
        return plan(Path.of(""), file, variables);
    }

    /** The same for a file that names others, which lie in a directory or below it. */
    public static PipelinePlan plan(Path directory, String file, Map<String, String> variables) {
        return new Planner(catalog())
                .plan(
                        new ConfigParser(Environment.of(variables))
                                .parse("pipeline.yaml", directory, file));
    }

    /** What there is to build pipelines from: all modules of the platform. */
    public static Catalog catalog() {
        return Catalog.load(RunningPipeline.class.getClassLoader());
    }

    /** Starts a pipeline. */
    public static RunningPipeline start(
            TestCluster cluster, String file, Map<String, String> variables) {
        return start(cluster, plan(file, variables));
    }

    /** Starts a pipeline with the state of a savepoint, which must fit it. */
    public static RunningPipeline resume(
            TestCluster cluster, String file, Map<String, String> variables, String savepoint) {
        return resume(cluster, plan(file, variables), savepoint);
    }

    /** Starts a pipeline that was planned already with the state of a savepoint. */
    public static RunningPipeline resume(TestCluster cluster, PipelinePlan plan, String savepoint) {
        Configuration configuration = new Configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return start(cluster, plan, configuration);
    }

    /** Starts a pipeline that was planned already. */
    public static RunningPipeline start(TestCluster cluster, PipelinePlan plan) {
        return start(cluster, plan, new Configuration());
    }

    private static RunningPipeline start(
            TestCluster cluster, PipelinePlan plan, Configuration configuration) {
        StreamExecutionEnvironment environment = cluster.environment();
        environment.configure(configuration);
        new StartState(plan).check(environment);
        new JobAssembler(catalog()).assemble(plan, environment);
        try {
            return new RunningPipeline(cluster, environment.executeAsync(plan.name()));
        } catch (Exception e) {
            throw new AssertionError("the job could not be submitted", e);
        }
    }

    /** Waits until a bounded pipeline has read everything; returns what it counted, by name. */
    public Map<String, Object> awaitFinished() {
        try {
            return job.getJobExecutionResult()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .getAllAccumulatorResults();
        } catch (Exception e) {
            throw new AssertionError("the pipeline did not finish", e);
        }
    }

    /** Waits until the pipeline has failed; returns the messages of all causes, outermost first. */
    public String awaitFailed() {
        try {
            job.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("the pipeline finished instead of failing");
        } catch (ExecutionException e) {
            StringBuilder messages = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                messages.append(cause.getMessage()).append('\n');
            }
            return messages.toString();
        } catch (Exception e) {
            throw new AssertionError("the pipeline did not fail", e);
        }
    }

    /** Waits until all tasks run. */
    public void awaitRunning() {
        await("the job runs")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING));
    }

    /** Waits until the job was started again at least so often since it was submitted. */
    public void awaitRestarts(int restarts) {
        await("the job recovers")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () ->
                                assertThat(cluster.restarts(job.getJobID()))
                                        .isGreaterThanOrEqualTo(restarts));
    }

    /** Waits until the pipeline has counted this much under a name. */
    public void awaitCounted(String name, long count) {
        await("%s is %d".formatted(name, count))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(job.getAccumulators().get()).containsEntry(name, count));
    }

    /** Stops with a savepoint, so that all that was read is committed; returns where it is. */
    public String stop() {
        try {
            return job.stopWithSavepoint(false, cluster.savepoints(), SavepointFormatType.CANONICAL)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the pipeline could not be stopped", e);
        }
    }

    @Override
    public void close() {
        try {
            if (!job.getJobStatus().get(30, TimeUnit.SECONDS).isGloballyTerminalState()) {
                job.cancel().get(30, TimeUnit.SECONDS);
                await("the job is gone")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> job.getJobStatus().get().isGloballyTerminalState());
            }
        } catch (Exception e) {
            throw new AssertionError("the job could not be cancelled", e);
        }
    }
}
