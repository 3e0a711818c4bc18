package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.savepoint.SavepointException;
import io.dataprocessing.pipeline.core.savepoint.SavepointReader;
import io.dataprocessing.pipeline.core.savepoint.StateCheck;
import io.dataprocessing.pipeline.core.savepoint.StoredState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The savepoint or checkpoint that a job is to start from: looked at before anything is started.
 */
public final class StartState {

    /** The target of a job whose {@code main} runs on its JobManager. */
    private static final String APPLICATION = "embedded";

    private final PipelinePlan plan;

    /** The state for a plan. */
    public StartState(PipelinePlan plan) {
        this.plan = requireNonNull(plan, "plan");
    }

    /**
     * Looks whether the plan can start from the state that the environment names, if it names any,
     * and lets go of what the file says may be dropped.
     *
     * @return what is left behind, a sentence each
     * @throws StoppedException if it can't; the message says everything that doesn't fit
     */
    public List<String> check(StreamExecutionEnvironment environment) {
        ReadableConfig configuration = environment.getConfiguration();
        Optional<String> path = configuration.getOptional(StateRecoveryOptions.SAVEPOINT_PATH);
        if (path.isEmpty() || path.get().isBlank()) {
            return List.of();
        }
        Optional<StoredState> stored = read(path.get(), configuration);
        if (stored.isEmpty()) {
            return List.of();
        }
        StateCheck.Result result = StateCheck.of(stored.get(), plan);
        if (!result.problems().isEmpty()) {
            throw refused(stored.get().location(), result.problems());
        }
        if (!result.dropped().isEmpty()) {
            Configuration dropping = new Configuration();
            dropping.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
            environment.configure(dropping);
        }
        return result.dropped().stream()
                .sorted()
                .map("The state of '%s' is left behind, as execution.drop-state says."::formatted)
                .toList();
    }

    /**
     * The state; empty where a JobManager calls again after the savepoint has served its purpose.
     */
    private static Optional<StoredState> read(String path, ReadableConfig configuration) {
        try {
            return Optional.of(new SavepointReader(StartState.class.getClassLoader()).read(path));
        } catch (SavepointException e) {
            if (configuration.get(DeploymentOptions.TARGET) != null
                    && configuration.get(DeploymentOptions.TARGET).equals(APPLICATION)) {
                return Optional.empty();
            }
            throw new StoppedException(
                    ExitCode.RESTORE_REFUSED, e.getMessage() + " Nothing was submitted.", e);
        }
    }

    private StoppedException refused(String location, List<String> problems) {
        return new StoppedException(
                ExitCode.RESTORE_REFUSED,
                "'%s' can't start from %s:\n%s\n%s. Nothing was submitted."
                        .formatted(
                                plan.name(),
                                location,
                                problems.stream()
                                        .map(problem -> "  " + problem)
                                        .collect(Collectors.joining("\n")),
                                problems.size() == 1
                                        ? "1 problem"
                                        : problems.size() + " problems"));
    }
}
