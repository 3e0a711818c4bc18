package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.RunningJob;
import io.dataprocessing.pipeline.benchmarks.scenario.Backend;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The Flink that all peers on Flink share: a cluster in the peer's process for each job, with
 * Flink's defaults and the settings of the scenario.
 */
final class FlinkEnvironment {

    private static final int SECONDS = 60;

    private FlinkEnvironment() {}

    /** A cluster for one job, with nothing but what it's given by whoever runs it. */
    static StreamExecutionEnvironment cluster(JobSpec spec) {
        Configuration cluster = new Configuration();
        cluster.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        cluster.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        cluster.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Path.of(spec.directory(), "checkpoints").toUri().toString());
        return StreamExecutionEnvironment.createLocalEnvironment(cluster);
    }

    /** The same with the settings that somebody makes in the job or its configuration. */
    static StreamExecutionEnvironment of(JobSpec spec) {
        Scenario scenario = spec.scenario();
        Configuration job = new Configuration();
        job.set(CoreOptions.DEFAULT_PARALLELISM, scenario.parallelism());
        job.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Scenario.CHECKPOINT_INTERVAL);
        job.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                scenario.guarantee() == Guarantee.EXACTLY_ONCE
                        ? CheckpointingMode.EXACTLY_ONCE
                        : CheckpointingMode.AT_LEAST_ONCE);
        job.set(
                StateBackendOptions.STATE_BACKEND,
                scenario.backend() == Backend.ROCKSDB ? "rocksdb" : "hashmap");
        job.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment environment = cluster(spec);
        environment.configure(job);
        return environment;
    }

    /** Starts what was put into an environment. */
    static RunningJob start(StreamExecutionEnvironment environment, JobSpec spec) throws Exception {
        return new FlinkJob(environment.executeAsync(spec.run()));
    }

    private record FlinkJob(JobClient client) implements RunningJob {

        @Override
        public void check() throws Exception {
            JobStatus status = client.getJobStatus().get(SECONDS, TimeUnit.SECONDS);
            if (status.isTerminalState() || status == JobStatus.FAILING) {
                client.getJobExecutionResult().get(SECONDS, TimeUnit.SECONDS);
                throw new IllegalStateException("the job is " + status);
            }
        }

        @Override
        public void close() throws Exception {
            if (!client.getJobStatus().get(SECONDS, TimeUnit.SECONDS).isTerminalState()) {
                client.cancel().get(SECONDS, TimeUnit.SECONDS);
            }
            awaitEnd();
        }

        private void awaitEnd() throws Exception {
            try {
                client.getJobExecutionResult().get(SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                // It was cancelled, which is how it ends.
                return;
            }
        }
    }
}
