package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.plan.ExecutionPlan;
import io.dataprocessing.pipeline.core.plan.ExecutionPlan.CheckpointMode;
import io.dataprocessing.pipeline.core.plan.ExecutionPlan.Checkpointing;
import io.dataprocessing.pipeline.core.plan.ExecutionPlan.Restart;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The settings of a job, all written out: what Flink would choose by itself either loses data on
 * the way (checkpoints that are deleted on cancellation), can't be changed later (a maximum
 * parallelism that follows the parallelism) or fails late (types that fall back to Kryo).
 */
public final class JobSettings {

    private JobSettings() {}

    /** Sets an environment up as a plan says. */
    public static void apply(PipelinePlan plan, StreamExecutionEnvironment environment) {
        environment.configure(of(plan));
    }

    /** The settings of a plan, in Flink's keys. */
    public static Configuration of(PipelinePlan plan) {
        ExecutionPlan execution = plan.execution();
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.NAME, plan.name());
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.MAX_PARALLELISM, execution.maxParallelism());
        settings.set(CoreOptions.DEFAULT_PARALLELISM, execution.parallelism());
        // Bounded sources too are read as streams: exactly-once sinks commit by checkpoints.
        settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        settings.set(
                StateBackendOptions.STATE_BACKEND,
                switch (execution.stateBackend()) {
                    case HASHMAP -> "hashmap";
                    case ROCKSDB -> "rocksdb";
                });
        checkpointing(execution.checkpointing(), settings);
        restart(execution.restart(), settings);
        return settings;
    }

    private static void checkpointing(Checkpointing plan, Configuration settings) {
        if (!plan.interval().isZero()) {
            settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, plan.interval());
        }
        boolean exactlyOnce = plan.mode() == CheckpointMode.EXACTLY_ONCE;
        settings.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                exactlyOnce ? CheckpointingMode.EXACTLY_ONCE : CheckpointingMode.AT_LEAST_ONCE);
        settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, plan.timeout());
        settings.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, plan.minPause());
        settings.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, 1);
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, plan.tolerableFailures());
        settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, plan.retained());
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, true);
        boolean unaligned = exactlyOnce && !plan.alignedTimeout().isZero();
        settings.set(CheckpointingOptions.ENABLE_UNALIGNED, unaligned);
        if (unaligned) {
            settings.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, plan.alignedTimeout());
        }
        plan.directory()
                .ifPresent(
                        directory -> {
                            settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
                            settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory);
                        });
    }

    private static void restart(Restart plan, Configuration settings) {
        if (plan instanceof Restart.None) {
            settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        } else if (plan instanceof Restart.FixedDelay fixed) {
            settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
            settings.set(
                    RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, fixed.attempts());
            settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, fixed.delay());
        } else if (plan instanceof Restart.ExponentialDelay exponential) {
            exponential(exponential, settings);
        }
    }

    private static void exponential(Restart.ExponentialDelay plan, Configuration settings) {
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                plan.initial());
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, plan.max());
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER,
                plan.multiplier());
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                plan.resetAfter());
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS,
                plan.attempts());
    }
}
