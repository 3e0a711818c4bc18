package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.plan.ExecutionPlan;
import io.dataprocessing.pipeline.core.plan.ExecutionPlan.Restart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;

/**
 * An option of Flink's for which a pipeline file has a word.
 *
 * @param path of the word in the section {@code execution}
 * @param option Flink's
 * @param word Flink's value in the words of a file; empty where those have none for it
 * @param planned what a plan says of it; empty where it says nothing
 */
record FlinkSetting<T>(
        String path,
        ConfigOption<T> option,
        Function<T, Optional<String>> word,
        Function<ExecutionPlan, Optional<String>> planned) {

    static final String FIXED = "fixed-delay";
    static final String EXPONENTIAL = "exponential-delay";
    private static final String NONE = "none";

    FlinkSetting {
        requireNonNull(path, "path");
        requireNonNull(option, "option");
        requireNonNull(word, "word");
        requireNonNull(planned, "planned");
    }

    /** The first key of the path. */
    String section() {
        return inner().isEmpty() ? path : path.substring(0, path.indexOf('.'));
    }

    /** The key below the first one; empty if there is none. */
    Optional<String> inner() {
        int dot = path.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(path.substring(dot + 1));
    }

    /** All but those of restarts. */
    static List<FlinkSetting<?>> ofJobs() {
        return List.of(
                number("parallelism", CoreOptions.DEFAULT_PARALLELISM, ExecutionPlan::parallelism),
                number(
                        "max-parallelism",
                        PipelineOptions.MAX_PARALLELISM,
                        ExecutionPlan::maxParallelism),
                new FlinkSetting<>(
                        "runtime-mode",
                        ExecutionOptions.RUNTIME_MODE,
                        FlinkSetting::mode,
                        plan -> Optional.of(plan.bounded() ? "batch" : "streaming")),
                time(
                        "checkpointing.interval",
                        CheckpointingOptions.CHECKPOINTING_INTERVAL,
                        plan -> Optional.of(plan.checkpointing().interval())),
                new FlinkSetting<>(
                        "checkpointing.mode",
                        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                        mode -> Optional.of(kebab(mode)),
                        plan -> Optional.of(kebab(plan.checkpointing().mode()))),
                time(
                        "checkpointing.timeout",
                        CheckpointingOptions.CHECKPOINTING_TIMEOUT,
                        plan -> Optional.of(plan.checkpointing().timeout())),
                time(
                        "checkpointing.min-pause",
                        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
                        plan -> Optional.of(plan.checkpointing().minPause())),
                time(
                        "checkpointing.aligned-timeout",
                        CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT,
                        plan -> Optional.of(plan.checkpointing().alignedTimeout())),
                number(
                        "checkpointing.tolerable-failures",
                        CheckpointingOptions.TOLERABLE_FAILURE_NUMBER,
                        plan -> plan.checkpointing().tolerableFailures()),
                number(
                        "checkpointing.retained",
                        CheckpointingOptions.MAX_RETAINED_CHECKPOINTS,
                        plan -> plan.checkpointing().retained()),
                new FlinkSetting<>(
                        "checkpointing.dir",
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        Optional::of,
                        plan -> plan.checkpointing().directory()),
                new FlinkSetting<>(
                        "state.backend",
                        StateBackendOptions.STATE_BACKEND,
                        FlinkSetting::backend,
                        plan -> Optional.of(kebab(plan.stateBackend()))));
    }

    /** What it means that Flink was told to align all checkpoints. */
    static FlinkSetting<Boolean> alwaysAligned() {
        return new FlinkSetting<>(
                "checkpointing.aligned-timeout",
                CheckpointingOptions.ENABLE_UNALIGNED,
                unaligned -> Optional.of(text(Duration.ZERO)),
                plan -> Optional.of(text(plan.checkpointing().alignedTimeout())));
    }

    /** Those of restarts by Flink's word for how they are done. */
    static List<FlinkSetting<?>> ofRestarts(String flinkStrategy) {
        List<FlinkSetting<?>> settings = new ArrayList<>();
        settings.add(
                new FlinkSetting<>(
                        "restart.strategy",
                        RestartStrategyOptions.RESTART_STRATEGY,
                        FlinkSetting::strategy,
                        plan -> Optional.of(strategy(plan.restart()))));
        String strategy = strategy(flinkStrategy).orElse(NONE);
        if (strategy.equals(FIXED)) {
            settings.add(
                    new FlinkSetting<>(
                            "restart.attempts",
                            RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS,
                            FlinkSetting::plain,
                            plan -> fixed(plan).map(fixed -> String.valueOf(fixed.attempts()))));
            settings.add(
                    time(
                            "restart.delay",
                            RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                            plan -> fixed(plan).map(Restart.FixedDelay::delay)));
        } else if (strategy.equals(EXPONENTIAL)) {
            settings.addAll(ofGrowingWaits());
        }
        return settings;
    }

    private static List<FlinkSetting<?>> ofGrowingWaits() {
        return List.of(
                time(
                        "restart.initial-delay",
                        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                        plan -> growing(plan).map(Restart.ExponentialDelay::initial)),
                time(
                        "restart.max-delay",
                        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                        plan -> growing(plan).map(Restart.ExponentialDelay::max)),
                new FlinkSetting<>(
                        "restart.multiplier",
                        RestartStrategyOptions
                                .RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER,
                        FlinkSetting::plain,
                        plan -> growing(plan).map(wait -> String.valueOf(wait.multiplier()))),
                time(
                        "restart.reset-after",
                        RestartStrategyOptions
                                .RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                        plan -> growing(plan).map(Restart.ExponentialDelay::resetAfter)),
                new FlinkSetting<>(
                        "restart.attempts",
                        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS,
                        FlinkSetting::plain,
                        plan -> growing(plan).map(wait -> String.valueOf(wait.attempts()))));
    }

    private static FlinkSetting<Integer> number(
            String path, ConfigOption<Integer> option, Function<ExecutionPlan, Integer> planned) {
        return new FlinkSetting<>(
                path,
                option,
                FlinkSetting::plain,
                plan -> Optional.of(String.valueOf(planned.apply(plan))));
    }

    private static FlinkSetting<Duration> time(
            String path,
            ConfigOption<Duration> option,
            Function<ExecutionPlan, Optional<Duration>> planned) {
        return new FlinkSetting<>(
                path,
                option,
                time -> Optional.of(text(time)),
                plan -> planned.apply(plan).map(FlinkSetting::text));
    }

    private static Optional<Restart.FixedDelay> fixed(ExecutionPlan plan) {
        return Optional.of(plan.restart())
                .filter(Restart.FixedDelay.class::isInstance)
                .map(Restart.FixedDelay.class::cast);
    }

    private static Optional<Restart.ExponentialDelay> growing(ExecutionPlan plan) {
        return Optional.of(plan.restart())
                .filter(Restart.ExponentialDelay.class::isInstance)
                .map(Restart.ExponentialDelay.class::cast);
    }

    private static Optional<String> plain(Object value) {
        return Optional.of(String.valueOf(value));
    }

    private static Optional<String> mode(RuntimeExecutionMode mode) {
        return switch (mode) {
            case STREAMING, BATCH -> Optional.of(kebab(mode));
            case AUTOMATIC -> Optional.empty();
        };
    }

    private static Optional<String> backend(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return word.equals("hashmap") || word.equals("rocksdb")
                ? Optional.of(word)
                : Optional.empty();
    }

    /** Flink takes several words for one strategy. */
    private static Optional<String> strategy(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "none", "off", "disable" -> Optional.of(NONE);
            case "fixeddelay", FIXED -> Optional.of(FIXED);
            case "exponentialdelay", EXPONENTIAL -> Optional.of(EXPONENTIAL);
            default -> Optional.empty();
        };
    }

    private static String strategy(Restart restart) {
        if (restart instanceof Restart.FixedDelay) {
            return FIXED;
        }
        return restart instanceof Restart.ExponentialDelay ? EXPONENTIAL : NONE;
    }

    private static String kebab(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A time as files write it, in the largest unit that it's a whole number of. */
    private static String text(Duration time) {
        long millis = time.toMillis();
        if (millis == 0 || millis % 1000 != 0) {
            return millis + "ms";
        }
        if (millis % 60_000 != 0) {
            return millis / 1000 + "s";
        }
        return millis % 3_600_000 == 0 ? millis / 3_600_000 + "h" : millis / 60_000 + "min";
    }
}
