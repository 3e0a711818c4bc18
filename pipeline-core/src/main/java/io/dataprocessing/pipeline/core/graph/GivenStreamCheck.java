package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StreamConnection;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that the program gives the streams that a plan wants, no others, and of fitting types. */
final class GivenStreamCheck {

    private static final String CODE = "E207";

    private final PipelinePlan plan;
    private final GivenStreams given;
    private final Problems problems = new Problems();

    GivenStreamCheck(PipelinePlan plan, GivenStreams given) {
        this.plan = plan;
        this.given = given;
    }

    /**
     * Runs the check.
     *
     * @throws InvalidPipelineException with all that is wrong
     */
    void run() {
        List<SourcePlan> wanted =
                plan.sources().stream()
                        .filter(source -> StreamConnection.is(source.connection()))
                        .toList();
        wanted.forEach(this::check);
        TreeSet<String> known =
                wanted.stream()
                        .map(SourcePlan::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        given.bySource().keySet().stream()
                .filter(source -> !known.contains(source))
                .forEach(
                        source ->
                                error(
                                        source,
                                        "a stream is given for source '%s', and the pipeline takes none by that name. It takes: %s."
                                                .formatted(
                                                        source,
                                                        known.isEmpty()
                                                                ? "none"
                                                                : String.join(", ", known))));
        problems.throwIfErrors();
    }

    private void check(SourcePlan source) {
        GivenStreams.Given<?> stream = given.bySource().get(source.name());
        if (stream == null) {
            error(
                    source.name(),
                    "source '%s' is a stream of the program that builds the job, and none is given. Give JobAssembler one by GivenStreams; a pipeline that is run by itself reads from connections of other types."
                            .formatted(source.name()));
            return;
        }
        List<RowConversion.Mismatch> mismatches =
                RowConversion.check(stream.values().rowType(), source.type());
        if (!mismatches.isEmpty()) {
            error(
                    source.name(),
                    "the stream that is given for source '%s' can't be read as its schema says: %s"
                            .formatted(
                                    source.name(),
                                    mismatches.stream()
                                            .map(RowConversion.Mismatch::message)
                                            .collect(Collectors.joining(" "))));
        }
    }

    private void error(String source, String message) {
        problems.error(CODE, Position.none(), "sources." + source, message, Optional.empty());
    }
}
