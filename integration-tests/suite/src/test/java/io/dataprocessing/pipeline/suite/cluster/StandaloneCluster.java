package io.dataprocessing.pipeline.suite.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standalone Flink cluster: a JobManager and TaskManagers as processes on the loopback interface,
 * each of which can be killed and started again.
 */
final class StandaloneCluster implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final String SESSION =
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER =
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final List<String> JOB_MANAGER_OPTIONS =
            List.of("-Xmx384m", "-XX:MaxMetaspaceSize=256m");

    private final FlinkHome home;
    private final TaskManagerResources resources;
    private final FlinkProcess jobManager;
    private final FlinkRest rest;
    private final Map<String, FlinkProcess> taskManagers = new LinkedHashMap<>();
    private int lastTaskManager;

    private StandaloneCluster(FlinkHome home, FlinkProcess jobManager) {
        this.home = home;
        this.jobManager = jobManager;
        this.rest = new FlinkRest(home.restAddress());
        this.resources = TaskManagerResources.of(home);
    }

    /** Starts a cluster that takes jobs, with so many TaskManagers of so many slots each. */
    static StandaloneCluster session(int taskManagers, int slots) {
        FlinkHome home = FlinkHome.create(slots, Map.of());
        return started(
                taskManagers,
                home,
                SESSION,
                List.of(
                        "--configDir",
                        home.configuration().toString(),
                        "--executionMode",
                        "cluster"),
                Map.of());
    }

    /**
     * Starts a cluster in application mode: its JobManager calls the main method of a JAR, and ends
     * with that job.
     */
    static StandaloneCluster application(
            int taskManagers,
            int slots,
            Map<String, String> settings,
            Map<String, String> environment,
            Path jar,
            List<String> arguments) {
        FlinkHome home = FlinkHome.create(slots, settings);
        return started(
                taskManagers,
                home,
                ApplicationEntry.class.getName(),
                Stream.concat(
                                Stream.of(home.configuration().toString(), jar.toString()),
                                arguments.stream())
                        .toList(),
                environment);
    }

    private static StandaloneCluster started(
            int taskManagers,
            FlinkHome home,
            String main,
            List<String> arguments,
            Map<String, String> environment) {
        StandaloneCluster cluster =
                new StandaloneCluster(
                        home,
                        FlinkProcess.start(
                                home,
                                "jobmanager",
                                JOB_MANAGER_OPTIONS,
                                main,
                                arguments,
                                environment));
        boolean ready = false;
        try {
            for (int i = 0; i < taskManagers; i++) {
                cluster.startTaskManager();
            }
            cluster.during(cluster::awaitTaskManagers);
            ready = true;
        } finally {
            if (!ready) {
                cluster.close();
            }
        }
        return cluster;
    }

    /** Flink's command line, for this cluster. */
    FlinkCli cli() {
        return new FlinkCli(home, Map.of());
    }

    /** Runs the platform's own command line, as a distribution has it, for this cluster. */
    ClientRun pipeline(Map<String, String> environment, String... arguments) {
        Path distribution = Path.of(FlinkHome.property("pipeline.distribution"));
        List<String> command = new ArrayList<>();
        command.add(distribution.resolve("bin").resolve("pipeline").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("PIPELINE_CLUSTER", home.restAddress());
        return ClientRun.of(home, variables, command);
    }

    /** What the cluster says of itself and its jobs. */
    FlinkRest rest() {
        return rest;
    }

    /** Starts one more TaskManager. */
    private void startTaskManager() {
        lastTaskManager++;
        String name = "taskmanager-" + lastTaskManager;
        taskManagers.put(
                name,
                FlinkProcess.start(
                        home,
                        name,
                        resources.javaOptions(),
                        TASK_MANAGER,
                        resources.arguments(home, name),
                        Map.of()));
    }

    /** Ends a TaskManager that runs a part of a job at once (SIGKILL), and starts another. */
    void replaceTaskManagerOf(String job) {
        String name = rest.taskManagers(job).get(0);
        taskManagers.remove(name).kill();
        startTaskManager();
    }

    /** Waits until all TaskManagers that were started have registered, and no other is left. */
    void awaitTaskManagers() {
        await("the TaskManagers register")
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            jobManager.assertAlive();
                            taskManagers.values().forEach(FlinkProcess::assertAlive);
                            assertThat(rest.taskManagers())
                                    .containsExactlyInAnyOrderElementsOf(taskManagers.keySet());
                        });
    }

    /** Waits for the JobManager to end, as it does in application mode when its job has ended. */
    void awaitEnd() {
        assertThat(jobManager.awaitEnd(60)).as("the JobManager has ended").isTrue();
    }

    /** Does a part of a test, and prints the last lines of all logs where it fails. */
    void during(Runnable part) {
        boolean done = false;
        try {
            part.run();
            done = true;
        } finally {
            if (!done) {
                System.out.println(logTails());
            }
        }
    }

    /** The last lines of all logs. */
    String logTails() {
        return home.logs().stream()
                .map(log -> "---- end of %s%n%s".formatted(log, FlinkProcess.tail(log)))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        List<FlinkProcess> processes = new ArrayList<>(taskManagers.values());
        processes.add(jobManager);
        processes.forEach(FlinkProcess::close);
        home.clear();
    }
}
