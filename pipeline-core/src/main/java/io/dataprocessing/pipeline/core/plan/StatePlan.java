package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import java.util.Optional;

/**
 * A cell of a step's state.
 *
 * @param name its name in savepoints
 * @param kind value, list or map
 * @param key what a map is keyed by; empty but for maps
 * @param value what it holds
 * @param ttl how long it's kept
 */
public record StatePlan(
        String name, StateSpec.Kind kind, Optional<RowType> key, RowType value, Ttl ttl) {

    public StatePlan {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        requireNonNull(ttl, "ttl");
    }
}
