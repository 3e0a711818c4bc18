package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.problem.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the section {@code execution}. */
final class ExecutionPlanning {

    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);
    private static final Set<String> EXPONENTIAL =
            Set.of("initial-delay", "max-delay", "multiplier", "reset-after");
    private static final Set<String> FIXED = Set.of("delay");

    private final Planning planning;
    private final Section section;

    private ExecutionPlanning(Planning planning, ConfigMap words) {
        this.planning = planning;
        Position position =
                words.position().known() ? words.position() : planning.config().name().position();
        this.section = new Section("execution", "execution", position, words);
    }

    /** The plan; with defaults only if the section can't be read, so that the rest is checked. */
    static ExecutionPlan plan(Planning planning) {
        return new ExecutionPlanning(planning, planning.config().execution())
                .read()
                .or(() -> new ExecutionPlanning(planning, ConfigMap.empty()).read())
                .orElseThrow();
    }

    private Optional<ExecutionPlan> read() {
        return planning.options(ExecutionSettings.class, section, Set.of(), List.of())
                .map(this::plan);
    }

    private ExecutionPlan plan(ExecutionSettings settings) {
        check(settings);
        ExecutionSettings.CheckpointingSettings checkpoints = settings.checkpointing();
        return new ExecutionPlan(
                settings.parallelism(),
                settings.maxParallelism(),
                settings.runtimeMode() == ExecutionSettings.RuntimeMode.BATCH,
                new ExecutionPlan.Checkpointing(
                        checkpoints.interval(),
                        checkpoints.mode(),
                        checkpoints.timeout(),
                        checkpoints.minPause(),
                        checkpoints.alignedTimeout(),
                        checkpoints.tolerableFailures(),
                        checkpoints.retained(),
                        checkpoints.dir()),
                settings.state().backend(),
                restart(settings.restart()),
                settings.callTimeout(),
                settings.optimize(),
                settings.dropState());
    }

    private void check(ExecutionSettings settings) {
        if (settings.maxParallelism() < settings.parallelism()) {
            planning.error(
                    PlanCode.PARALLELISM,
                    section,
                    "max-parallelism",
                    "max-parallelism %d is less than parallelism %d."
                            .formatted(settings.maxParallelism(), settings.parallelism()));
        }
        Duration interval = settings.checkpointing().interval();
        if (!interval.isZero() && interval.compareTo(LEAST_INTERVAL) < 0) {
            planning.error(
                    PlanCode.CHECKPOINT_INTERVAL,
                    section,
                    "checkpointing.interval",
                    ("a checkpoint every %d ms leaves %.1f million transactional ids per sink"
                                    + " instance and week on the brokers. Use 1s or more; 10s is"
                                    + " advised.")
                            .formatted(
                                    interval.toMillis(),
                                    Duration.ofDays(7).toMillis()
                                            / (double) interval.toMillis()
                                            / 1_000_000));
        }
        checkUseless(settings.restart().strategy());
    }

    private void checkUseless(ExecutionSettings.Strategy strategy) {
        switch (strategy) {
            case EXPONENTIAL_DELAY -> useless(FIXED, "exponential-delay");
            case FIXED_DELAY -> useless(EXPONENTIAL, "fixed-delay");
            case NONE -> {
                useless(FIXED, "none");
                useless(EXPONENTIAL, "none");
                useless(Set.of("attempts"), "none");
            }
        }
    }

    private void useless(Set<String> keys, String strategy) {
        section.inner("restart")
                .ifPresent(
                        restart ->
                                restart.words().entries().stream()
                                        .filter(entry -> keys.contains(entry.key()))
                                        .forEach(
                                                entry ->
                                                        planning.error(
                                                                PlanCode.USELESS_OPTION,
                                                                restart,
                                                                entry.key(),
                                                                "'%s' does nothing with strategy '%s'."
                                                                        .formatted(
                                                                                entry.key(),
                                                                                strategy))));
    }

    private static ExecutionPlan.Restart restart(ExecutionSettings.RestartSettings settings) {
        return switch (settings.strategy()) {
            case NONE -> new ExecutionPlan.Restart.None();
            case FIXED_DELAY ->
                    new ExecutionPlan.Restart.FixedDelay(settings.attempts(), settings.delay());
            case EXPONENTIAL_DELAY ->
                    new ExecutionPlan.Restart.ExponentialDelay(
                            settings.initialDelay(),
                            settings.maxDelay(),
                            settings.multiplier(),
                            settings.resetAfter(),
                            settings.attempts());
        };
    }
}
