package io.dataprocessing.pipeline.core.savepoint;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.StateSpec;
import java.util.Optional;

/**
 * A cell of state in a savepoint.
 *
 * @param name its name
 * @param kind value, list or map
 * @param key what a map is keyed by; empty but for maps
 * @param value what it holds, as it was written
 */
public record StoredCell(String name, StateSpec.Kind kind, Optional<RowType> key, RowType value) {

    public StoredCell {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(key, "key");
        requireNonNull(value, "value");
    }
}
