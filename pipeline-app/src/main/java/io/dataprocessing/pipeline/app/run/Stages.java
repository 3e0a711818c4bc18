package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.location.PipelineLocation;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.config.ConfigOverrides;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.config.PipelineFile;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.graph.AssembledPipeline;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plan.StreamConnection;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.preflight.Preflight;
import io.dataprocessing.pipeline.core.preflight.PreparedPlan;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.problem.ProblemReport;
import io.dataprocessing.pipeline.core.problem.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The way of a pipeline, an arrow a method: file, words, plan, job. */
public final class Stages {

    private final Catalogs catalogs;
    private Optional<Catalog> current = Optional.empty();

    /** The stages over what there is to build pipelines from. */
    @Inject
    public Stages(Catalogs catalogs) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
    }

    /** What the pipeline was built from that was planned last. */
    public Catalog catalog() {
        return current.orElseThrow(() -> new IllegalStateException("nothing was planned yet"));
    }

    /**
     * The words of a file.
     *
     * @param file as the user named it
     * @param overrides words that go over those of the file
     * @throws StoppedException if the file can't be read or is no pipeline; the message is the
     *     whole report
     */
    public PipelineConfig parse(String file, ConfigOverrides overrides) {
        return parse(read(file), overrides);
    }

    /** The words of a file that was read already. */
    public PipelineConfig parse(PipelineFile file, ConfigOverrides overrides) {
        try {
            Environment environment =
                    file.directory().map(Environment::system).orElseGet(Environment::system);
            return new ConfigParser(environment, overrides).parse(file);
        } catch (InvalidPipelineException e) {
            throw refused(e, file.source());
        }
    }

    private static PipelineFile read(String file) {
        PipelineLocation location = PipelineLocation.of(file);
        try {
            return location.read();
        } catch (InvalidPipelineException e) {
            throw refused(e, SourceText.none(location.shown()));
        }
    }

    /**
     * The plan of a pipeline.
     *
     * @throws StoppedException if it can't be planned; the message is the whole report
     */
    public PipelinePlan plan(PipelineConfig config) {
        try {
            Catalog catalog = catalogs.of(config);
            current = Optional.of(catalog);
            return new Planner(catalog).plan(config);
        } catch (InvalidPipelineException e) {
            throw refused(e, config.source());
        }
    }

    /** What runs in a plan, but is probably not meant, as a report; empty if there is nothing. */
    public Optional<String> warnings(PipelineConfig config, PipelinePlan plan) {
        return plan.warnings().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ProblemReport.render(plan.warnings(), config.source()).stripTrailing());
    }

    /**
     * The plan once everything is there that it needs outside.
     *
     * @throws StoppedException if something isn't there and can't be made, or only a program could
     *     give it
     */
    public PreparedPlan prepare(PipelinePlan plan) {
        checkNoStreams(plan);
        try {
            return new Preflight(catalog()).prepare(plan);
        } catch (ConnectorException e) {
            throw new StoppedException(ExitCode.PREFLIGHT, e.getMessage(), e);
        }
    }

    /** A pipeline that runs by itself has no program around it, which gives and takes streams. */
    private static void checkNoStreams(PipelinePlan plan) {
        List<String> streams = new ArrayList<>();
        plan.sources().stream()
                .filter(source -> StreamConnection.is(source.connection()))
                .forEach(source -> streams.add("source '%s'".formatted(source.name())));
        plan.sinks().stream()
                .filter(sink -> StreamConnection.is(sink.connection()))
                .forEach(sink -> streams.add("sink '%s'".formatted(sink.name())));
        plan.deadLetter()
                .filter(letters -> StreamConnection.is(letters.connection()))
                .ifPresent(letters -> streams.add("dead-letter"));
        if (!streams.isEmpty()) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "'%s' is part of a program: %s of type 'stream' can't run without it. Use connections of other types. Nothing was submitted."
                            .formatted(plan.name(), String.join(", ", streams)));
        }
    }

    /** The job of a plan, added to an environment. */
    public AssembledPipeline assemble(PipelinePlan plan, StreamExecutionEnvironment environment) {
        return new JobAssembler(catalog()).assemble(plan, environment);
    }

    private static StoppedException refused(InvalidPipelineException invalid, SourceText source) {
        boolean unavailable =
                invalid.problems().stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .allMatch(problem -> problem.code().equals(Problem.UNAVAILABLE));
        return new StoppedException(
                unavailable ? ExitCode.PREFLIGHT : ExitCode.USAGE,
                ProblemReport.render(invalid.problems(), source).stripTrailing(),
                invalid);
    }
}
