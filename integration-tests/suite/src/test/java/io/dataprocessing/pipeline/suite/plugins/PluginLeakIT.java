package io.dataprocessing.pipeline.suite.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.suite.evolution.MemoryTopics;
import io.dataprocessing.pipeline.suite.run.CapturedLog;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What jobs with a plugin leave in the memory of a machine that goes on. */
@ExtendWith(ClusterExtension.class)
final class PluginLeakIT {

    private static final int WARM_UP = 20;
    private static final int RUNS = 100;
    private static final int RESTARTS = 50;

    /** One leaked run has a dozen classes of the plugin: 80 of them would be about a thousand. */
    private static final int TOLERATED_CLASSES = 200;

    /** Of the run that ended last, if its threads have not all ended yet. */
    private static final int TOLERATED_LOADERS = 2;

    private static final String LOADER =
            "io.dataprocessing.pipeline.core.plugin.jar.PluginClassLoader";

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              parallelism: 2
              restart: {strategy: fixed-delay, delay: 10ms, attempts: 1000}
            connections:
              main: {type: memory}
            sources:
              lines:
                connection: main
                topic: ${RUN}
                value: {format: json, schema: {fields: {line: string}}}
            steps:
              - {name: marked, input: lines, type: mark, on-error: fail}
            sinks:
              out: {input: marked, connection: main, topic: "${RUN}-out", value: {format: json}}
            """;

    /** Fails as often as a property of the process says. */
    private static final String FAILS =
            """
            private static final String FAILURES = "pipeline.test.failures";

            static String failOrMark(String line) {
                int left = Integer.getInteger(FAILURES, 0);
                if (left > 0) {
                    System.setProperty(FAILURES, String.valueOf(left - 1));
                    throw new IllegalStateException("still to fail: " + left);
                }
                return " marked";
            }
            """;

    /** Starts a thread that nobody ends but an interrupt. */
    private static final String LEAVES =
            """
            static String leave() {
                Thread thread = new Thread(() -> {
                    try {
                        new java.util.concurrent.CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }, "geo-refresh");
                thread.setDaemon(true);
                thread.start();
                return " marked";
            }
            """;

    private final TestCluster cluster;
    private final Path plugins;

    PluginLeakIT(TestCluster cluster, @TempDir Path plugins) {
        this.cluster = cluster;
        this.plugins = plugins;
    }

    @Test
    void aHundredRunsAndFiftyRestartsLeaveNoLoaderAndNoClassesBehind() throws Exception {
        PluginSources.with("mark", PluginSources.named("\"mark\"", FAILS, "failOrMark(line)"))
                .into(plugins, "mark-1.0.jar");
        for (int run = 0; run < WARM_UP; run++) {
            runOnce("warm-up-" + run);
        }
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        for (int run = WARM_UP; run < RUNS; run++) {
            runOnce("run-" + run);
        }
        System.setProperty("pipeline.test.failures", String.valueOf(RESTARTS));
        runOnce("restarts");
        assertThat(Integer.getInteger("pipeline.test.failures")).isZero();
        await("loaders of plugins are collected")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () ->
                                assertThat(loadersAfterCollection())
                                        .isLessThanOrEqualTo(TOLERATED_LOADERS));
        assertThat(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes)
                .as("classes more than after %d runs".formatted(WARM_UP))
                .isLessThan(TOLERATED_CLASSES);
    }

    @Test
    void aThreadThatAPluginLeavesIsNamedWhenItsJobHasEnded() throws Exception {
        PluginSources.with("mark", PluginSources.named("\"mark\"", LEAVES, "leave()"))
                .into(plugins, "mark-1.0.jar");
        try (CapturedLog log = CapturedLog.start()) {
            runOnce("leaves");
            await("the job's code is let go of")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(log.text())
                                            .contains(
                                                    "plugin 'mark' left a thread running: they keep its classes in memory.",
                                                    "\"geo-refresh\""));
        } finally {
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("geo-refresh"))
                    .forEach(Thread::interrupt);
        }
    }

    private void runOnce(String name) throws Exception {
        try (PluginJob job = PluginJob.start(cluster, plugins, PIPELINE, name)) {
            job.send("{\"line\":\"a\"}");
            assertThat(job.awaitLines(1)).containsExactly("{\"line\":\"a marked\"}");
        } finally {
            MemoryTopics.forget(name);
            MemoryTopics.forget(name + "-out");
        }
    }

    /** How many loaders of plugins there are when all garbage is collected. */
    private static long loadersAfterCollection() throws Exception {
        String histogram =
                (String)
                        ManagementFactory.getPlatformMBeanServer()
                                .invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        "gcClassHistogram",
                                        new Object[] {new String[0]},
                                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 3 && words[3].equals(LOADER))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }
}
