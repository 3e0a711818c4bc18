package io.dataprocessing.pipeline.core.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the problems of a stage, so that all are shown together. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds an error. */
    public void error(String code, Position position, String path, String message) {
        add(Problem.Severity.ERROR, code, position, path, message, Optional.empty());
    }

    /** Adds an error and what was probably meant. */
    public void error(
            String code,
            Position position,
            String path,
            String message,
            Optional<String> suggestion) {
        add(Problem.Severity.ERROR, code, position, path, message, suggestion);
    }

    /** Adds a warning. */
    public void warning(String code, Position position, String path, String message) {
        add(Problem.Severity.WARNING, code, position, path, message, Optional.empty());
    }

    private void add(
            Problem.Severity severity,
            String code,
            Position position,
            String path,
            String message,
            Optional<String> suggestion) {
        found.add(new Problem(severity, code, position, path, message, suggestion));
    }

    /** Adds a problem that was found elsewhere. */
    public void add(Problem problem) {
        found.add(requireNonNull(problem, "problem"));
    }

    /** Whether there is an error among the problems. */
    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    /** What was found so far, in the order found. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /**
     * Ends the stage.
     *
     * @throws InvalidPipelineException if there is an error
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new InvalidPipelineException(all());
        }
    }
}
