package io.dataprocessing.pipeline.core.diff;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.savepoint.StateFinding;
import java.util.List;
import java.util.Optional;

/**
 * What is different between two pipelines, and whether the new one can start from the state of the
 * old one.
 *
 * @param savepoint where the state is; empty if it's told from what the old pipeline declares
 * @param parts all parts of both pipelines
 * @param problems everything that keeps the new one from starting, a sentence each; empty if it can
 */
public record PipelineDiff(Optional<String> savepoint, List<Part> parts, List<String> problems) {

    public PipelineDiff {
        requireNonNull(savepoint, "savepoint");
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /** Whether the new pipeline can start from the state. */
    public boolean fits() {
        return problems.isEmpty();
    }

    /** Whether it can, and nothing is left behind either. */
    public boolean keepsAll() {
        return fits()
                && parts.stream()
                        .flatMap(part -> part.fate().stream())
                        .allMatch(fate -> fate.compareTo(StateFinding.Fate.DROPPED) < 0);
    }
}
