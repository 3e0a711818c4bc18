package io.dataprocessing.pipeline.suite.plugins;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.PluginLock;
import io.dataprocessing.pipeline.suite.evolution.MemoryTopics;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job with plugins between topics in memory: {@code <run>} is read, {@code <run>-out} written.
 * The client lets go of the plugins before the job has ended, as it does outside of tests.
 */
final class PluginJob implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final URL CONNECTOR =
            requireNonNull(PluginJob.class.getResource("/evolution-plugins/"), "connector");

    private final TestCluster cluster;
    private final JobClient job;
    private final String run;

    private PluginJob(TestCluster cluster, JobClient job, String run) {
        this.cluster = cluster;
        this.job = job;
        this.run = run;
    }

    static PluginJob start(TestCluster cluster, Path plugins, String file, String run)
            throws Exception {
        return start(cluster, plugins, file, run, new Configuration());
    }

    static PluginJob resume(
            TestCluster cluster, Path plugins, String file, String run, String savepoint)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return start(cluster, plugins, file, run, configuration);
    }

    private static PluginJob start(
            TestCluster cluster, Path plugins, String file, String run, Configuration configuration)
            throws Exception {
        try (PluginFolder folder = PluginFolder.open(plugins, PluginLock.none());
                URLClassLoader connectors =
                        new URLClassLoader(
                                new URL[] {CONNECTOR}, PluginJob.class.getClassLoader())) {
            Catalog catalog = Catalog.load(connectors, folder);
            PipelinePlan plan =
                    new Planner(catalog)
                            .plan(
                                    new ConfigParser(Environment.of(Map.of("RUN", run)))
                                            .parse("pipeline.yaml", plugins, file));
            StreamExecutionEnvironment environment = cluster.environment();
            configuration.set(PipelineOptions.CLASSPATHS, List.of(CONNECTOR.toString()));
            environment.configure(configuration);
            new JobAssembler(catalog).assemble(plan, environment);
            return new PluginJob(cluster, environment.executeAsync(run), run);
        }
    }

    void send(String line) {
        MemoryTopics.of(run).add(line);
    }

    /** Waits until as many different lines are written; what is replayed is written twice. */
    Set<String> awaitLines(int count) {
        await("%d lines are written".formatted(count))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(lines()).hasSizeGreaterThanOrEqualTo(count));
        return lines();
    }

    private Set<String> lines() {
        return new TreeSet<>(MemoryTopics.of(run + "-out").lines());
    }

    String stop() throws Exception {
        return job.stopWithSavepoint(false, cluster.savepoints(), SavepointFormatType.CANONICAL)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        if (!job.getJobStatus().get(30, TimeUnit.SECONDS).isGloballyTerminalState()) {
            job.cancel().get(30, TimeUnit.SECONDS);
            await("the job is gone")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> job.getJobStatus().get().isGloballyTerminalState());
        }
    }
}
