package io.dataprocessing.pipeline.core.savepoint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a savepoint or checkpoint holds.
 *
 * @param location where it is
 * @param inFlight whether it holds records that were between steps: an unaligned checkpoint
 * @param operators those that have state
 */
public record StoredState(String location, boolean inFlight, List<StoredOperator> operators) {

    public StoredState {
        requireNonNull(location, "location");
        operators = List.copyOf(operators);
    }
}
