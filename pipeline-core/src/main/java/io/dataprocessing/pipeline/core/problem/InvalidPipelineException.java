package io.dataprocessing.pipeline.core.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A pipeline that can't run as it's written; carries everything that its stage found. */
public final class InvalidPipelineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** An exception for problems, at least one of them an error. */
    public InvalidPipelineException(List<Problem> problems) {
        super(problems.stream().map(ProblemReport::line).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems, warnings among them. */
    public List<Problem> problems() {
        return problems;
    }
}
