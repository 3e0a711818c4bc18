package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the job as a whole runs.
 *
 * @param parallelism of every step that names none of its own
 * @param maxParallelism the number of key groups; can't change while state is kept
 * @param bounded whether sources are read to their current end only
 * @param checkpointing when state is saved
 * @param stateBackend where state is kept
 * @param restart what happens after a failure
 * @param callTimeout how long a call into a processor may take where its step says nothing; zero
 *     for no limit
 * @param optimize whether the job may be built otherwise than step by step, with the same results
 * @param dropState what may be left behind of a savepoint: steps, and cells as {@code step.state}
 */
public record ExecutionPlan(
        int parallelism,
        int maxParallelism,
        boolean bounded,
        Checkpointing checkpointing,
        StateBackend stateBackend,
        Restart restart,
        Duration callTimeout,
        boolean optimize,
        List<String> dropState) {

    /** Where state is kept while a job runs. */
    public enum StateBackend {
        /** As objects on the heap. */
        HASHMAP,
        /** In RocksDB on local disk. */
        ROCKSDB
    }

    /** Whether a checkpoint counts every event once. */
    public enum CheckpointMode {
        /** Barriers are aligned (or in-flight data is stored). */
        EXACTLY_ONCE,
        /** Events between barriers may count twice after a recovery. */
        AT_LEAST_ONCE
    }

    /**
     * When state is saved.
     *
     * @param interval from one start to the next
     * @param mode how exact
     * @param timeout after which a checkpoint is given up
     * @param minPause from the end of one to the start of the next
     * @param alignedTimeout after which an aligned checkpoint goes on unaligned; zero for never
     * @param tolerableFailures how many may fail in a row before the job does
     * @param retained how many completed ones are kept
     * @param directory where they are written; empty for the cluster's default
     */
    public record Checkpointing(
            Duration interval,
            CheckpointMode mode,
            Duration timeout,
            Duration minPause,
            Duration alignedTimeout,
            int tolerableFailures,
            int retained,
            Optional<String> directory) {

        public Checkpointing {
            requireNonNull(interval, "interval");
            requireNonNull(mode, "mode");
            requireNonNull(timeout, "timeout");
            requireNonNull(minPause, "minPause");
            requireNonNull(alignedTimeout, "alignedTimeout");
            requireNonNull(directory, "directory");
        }
    }

    /** What happens after a failure. */
    public sealed interface Restart {

        /** The job fails. */
        record None() implements Restart {}

        /**
         * The job restarts after a fixed wait.
         *
         * @param attempts how often
         */
        record FixedDelay(int attempts, Duration delay) implements Restart {}

        /**
         * The job restarts after a wait that grows.
         *
         * @param initial the first wait
         * @param max the longest wait
         * @param multiplier by which the wait grows
         * @param resetAfter how long without failure until the wait is the first again
         * @param attempts how often, counted from such a reset
         */
        record ExponentialDelay(
                Duration initial,
                Duration max,
                double multiplier,
                Duration resetAfter,
                int attempts)
                implements Restart {}
    }

    public ExecutionPlan {
        requireNonNull(checkpointing, "checkpointing");
        requireNonNull(stateBackend, "stateBackend");
        requireNonNull(restart, "restart");
        requireNonNull(callTimeout, "callTimeout");
        dropState = List.copyOf(dropState);
    }
}
