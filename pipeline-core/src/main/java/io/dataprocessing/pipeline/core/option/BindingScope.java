package io.dataprocessing.pipeline.core.option;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.List;
import java.util.Set;

/**
 * What surrounds a section that is bound.
 *
 * @param owner whose options they are, for messages: {@code processor 'filter'}
 * @param path the section's place in the pipeline: {@code steps.valid}
 * @param inputTypes the types of the streams that come in; empty for a source
 * @param platformKeys keys that may stand in the section as well and are bound elsewhere
 * @param problems where problems go
 */
public record BindingScope(
        String owner,
        String path,
        List<RowType> inputTypes,
        Set<String> platformKeys,
        Problems problems) {

    public BindingScope {
        requireNonNull(owner, "owner");
        requireNonNull(path, "path");
        inputTypes = List.copyOf(inputTypes);
        platformKeys = Set.copyOf(platformKeys);
        requireNonNull(problems, "problems");
    }

    /** A section without input and without other keys. */
    public static BindingScope of(String owner, String path, Problems problems) {
        return new BindingScope(owner, path, List.of(), Set.of(), problems);
    }

    /** The type that expressions and fields refer to: the first input's. */
    RowType inputType() {
        return inputTypes.isEmpty() ? RowType.of() : inputTypes.get(0);
    }
}
