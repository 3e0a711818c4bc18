package io.dataprocessing.pipeline.core.transform;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a transform says of a step before it runs.
 *
 * @param outputs the types of its outputs by name; the main one under the empty name
 * @param reads the fields of the input that it reads; empty if it may read all
 * @param state what it keeps, in words for {@code explain}; empty for nothing
 */
public record TransformSpec(
        Map<String, RowType> outputs, Optional<Set<String>> reads, String state) {

    public TransformSpec {
        outputs = Map.copyOf(outputs);
        reads = reads.map(Set::copyOf);
    }
}
