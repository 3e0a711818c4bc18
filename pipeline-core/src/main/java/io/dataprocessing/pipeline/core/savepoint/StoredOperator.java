package io.dataprocessing.pipeline.core.savepoint;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import java.util.List;
import java.util.Optional;

/**
 * An operator that has state in a savepoint.
 *
 * @param uid by which Flink finds its state
 * @param maxParallelism the number of key groups that its state is divided into
 * @param key what its state is keyed by; empty if it has no keyed state, or it's not ours
 * @param cells the cells of state that hold rows; Flink's own and those of connectors are left out
 */
public record StoredOperator(
        String uid, int maxParallelism, Optional<RowType> key, List<StoredCell> cells) {

    public StoredOperator {
        requireNonNull(uid, "uid");
        requireNonNull(key, "key");
        cells = List.copyOf(cells);
    }

    /**
     * The key that a step's state is kept by; without fields where all records share one, empty
     * where the step has no key.
     */
    public static Optional<RowType> keyOf(StepPlan step) {
        return step.key().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        EventKey.of(step.processor().inputTypes().get(0), step.key().get(0))
                                .keyType());
    }
}
