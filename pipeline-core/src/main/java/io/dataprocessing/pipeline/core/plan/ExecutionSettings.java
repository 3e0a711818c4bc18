package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The section {@code execution} as a file writes it. */
@Description("How the job as a whole runs.")
record ExecutionSettings(
        @Description("The number of parallel instances of every step that names none of its own.")
                @Default("1")
                @Range(min = 1, max = MAX_KEY_GROUPS)
                int parallelism,
        @Description(
                        "The number of key groups: no keyed step can ever run with more instances,"
                                + " and it can't change while state is kept.")
                @Default("1024")
                @Range(min = 1, max = MAX_KEY_GROUPS)
                int maxParallelism,
        @Description(
                        "Whether sources are read for ever, or to the end that they have when the"
                                + " job starts.")
                @Default("streaming")
                RuntimeMode runtimeMode,
        @Description("When state is saved.") @Default("{}") CheckpointingSettings checkpointing,
        @Description("Where state is kept while the job runs.") @Default("{}") StateSettings state,
        @Description("What happens after a failure.") @Default("{}") RestartSettings restart,
        @Description(
                        "How long a call into a processor may take: one that takes longer is"
                                + " interrupted, and its record is treated as the step's on-error"
                                + " says; 0s for no limit.")
                @Default("30s")
                @Range(min = 0)
                Duration callTimeout,
        @Description(
                        "Whether fields are decoded only when they are read, records handed on in"
                                + " their own bytes where nothing changed, steps run together, and"
                                + " records combined before they are moved to their keys. Results"
                                + " are the same without, only slower.")
                @Default("true")
                boolean optimize,
        @Description(
                        "What may be left behind when the job starts from a savepoint: names of"
                                + " steps, sources or sinks that the pipeline no longer has, and"
                                + " cells of state that a step no longer declares, as step.state.")
                @Default("[]")
                List<String> dropState) {

    /** Flink's limit. */
    static final int MAX_KEY_GROUPS = 32_768;

    /** When the job ends. */
    enum RuntimeMode {
        /** Never. */
        STREAMING,
        /** At the current end of its sources. */
        BATCH
    }

    /** When state is saved. */
    @Description("When state is saved.")
    record CheckpointingSettings(
            @Description(
                            "The time from one checkpoint to the next, and so the time until"
                                    + " exactly-once output is committed; 0s for no checkpoints.")
                    @Default("10s")
                    @Range(min = 0)
                    Duration interval,
            @Description("Whether a checkpoint counts every record once.") @Default("exactly-once")
                    ExecutionPlan.CheckpointMode mode,
            @Description("The time after which a checkpoint is given up.")
                    @Default("10min")
                    @Range(min = 1)
                    Duration timeout,
            @Description("The time from the end of one checkpoint to the start of the next.")
                    @Default("0s")
                    @Range(min = 0)
                    Duration minPause,
            @Description(
                            "The time after which a checkpoint held up by back-pressure stores what"
                                    + " is under way instead of waiting for it; 0s for never.")
                    @Default("30s")
                    @Range(min = 0)
                    Duration alignedTimeout,
            @Description("How many checkpoints in a row may fail before the job does.")
                    @Default("5")
                    @Range(min = 0)
                    int tolerableFailures,
            @Description("How many completed checkpoints are kept.") @Default("3") @Range(min = 1)
                    int retained,
            @Description("Where checkpoints are written; the cluster's own place if left out.")
                    @Example("s3://state/orders")
                    Optional<String> dir) {}

    /** Where state is kept. */
    @Description("Where state is kept while the job runs.")
    record StateSettings(
            @Description(
                            "On the heap (hashmap: fast, bounded by memory) or on local disk"
                                    + " (rocksdb: as large as the disk).")
                    @Default("hashmap")
                    ExecutionPlan.StateBackend backend) {}

    /** What happens after a failure. */
    @Description("What happens after a failure.")
    record RestartSettings(
            @Description("How the waits between restarts are chosen.") @Default("exponential-delay")
                    Strategy strategy,
            @Description("How often the job is restarted before it fails for good.")
                    @Default("10")
                    @Range(min = 0)
                    int attempts,
            @Description("The wait before each restart, with fixed-delay.")
                    @Default("10s")
                    @Range(min = 0)
                    Duration delay,
            @Description("The first wait, with exponential-delay.") @Default("1s") @Range(min = 1)
                    Duration initialDelay,
            @Description("The longest wait, with exponential-delay.")
                    @Default("1min")
                    @Range(min = 1)
                    Duration maxDelay,
            @Description("By which the wait grows, with exponential-delay.")
                    @Default("1.5")
                    @Range(min = 1)
                    double multiplier,
            @Description(
                            "How long the job has to run without a failure for the wait and the"
                                    + " attempts to start again, with exponential-delay.")
                    @Default("1h")
                    @Range(min = 1)
                    Duration resetAfter) {}

    /** How the waits between restarts are chosen. */
    enum Strategy {
        /** They grow. */
        EXPONENTIAL_DELAY,
        /** They are equal. */
        FIXED_DELAY,
        /** The job isn't restarted. */
        NONE
    }
}
