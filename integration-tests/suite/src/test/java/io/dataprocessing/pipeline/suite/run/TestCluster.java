package io.dataprocessing.pipeline.suite.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;

/** A Flink cluster in this process, with one task manager at a time, which can be killed. */
public final class TestCluster implements AutoCloseable {

    private static final int SLOTS = 8;
    private static final int SECONDS = 120;

    private final MiniCluster cluster;
    private final Path directory;
    private int lastTaskManager;

    private TestCluster(MiniCluster cluster, Path directory) {
        this.cluster = cluster;
        this.directory = directory;
    }

    /** Starts a cluster. */
    static TestCluster start() {
        try {
            Path directory = Files.createTempDirectory("pipeline-cluster");
            Configuration configuration = new Configuration();
            configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
            // Counts travel with heartbeats.
            configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
            configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
            configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(96));
            MiniCluster cluster =
                    new MiniCluster(
                            new MiniClusterConfiguration.Builder()
                                    .setConfiguration(configuration)
                                    .setNumTaskManagers(1)
                                    .setNumSlotsPerTaskManager(SLOTS)
                                    .withRandomPorts()
                                    .build());
            cluster.start();
            return new TestCluster(cluster, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new AssertionError("no cluster could be started", e);
        }
    }

    /** An environment whose jobs run here. */
    public StreamExecutionEnvironment environment() {
        return new TestStreamEnvironment(cluster, 1);
    }

    /** Where its REST API and web UI are. */
    public URI restAddress() {
        try {
            return cluster.getRestAddress().get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the cluster has no address", e);
        }
    }

    /** A place for savepoints. */
    public String savepoints() {
        return directory.resolve("savepoints").toUri().toString();
    }

    /** Kills the task manager with all that it holds in memory, and starts another. */
    public void replaceTaskManager() {
        try {
            cluster.terminateTaskManager(lastTaskManager).get(SECONDS, TimeUnit.SECONDS);
            cluster.startTaskManager();
            lastTaskManager++;
        } catch (Exception e) {
            throw new AssertionError("the task manager could not be replaced", e);
        }
    }

    /** How often the tasks of a job were started again, at most. */
    int restarts(JobID job) {
        try {
            int restarts = 0;
            for (AccessExecutionVertex vertex :
                    cluster.getExecutionGraph(job)
                            .get(SECONDS, TimeUnit.SECONDS)
                            .getAllExecutionVertices()) {
                restarts =
                        Math.max(restarts, vertex.getCurrentExecutionAttempt().getAttemptNumber());
            }
            return restarts;
        } catch (Exception e) {
            throw new AssertionError("no execution graph of job " + job, e);
        }
    }

    @Override
    public void close() throws Exception {
        cluster.closeAsync().get(SECONDS, TimeUnit.SECONDS);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
