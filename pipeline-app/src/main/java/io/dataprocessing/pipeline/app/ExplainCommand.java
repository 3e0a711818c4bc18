package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.PipelineFileOptions;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.explain.Explanation;
import io.dataprocessing.pipeline.core.explain.MermaidGraph;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a pipeline file means. */
@Command(
        name = "explain",
        description = {
            "Says in plain words what a pipeline does: every default, each step's schema, delivery"
                    + " guarantees, where state is kept. Nothing is started, and nobody contacted but a schema registry.",
            ""
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private final Stages stages;
    private final Terminal terminal;

    @Mixin private PipelineFileOptions file;

    @Option(
            names = "--graph",
            paramLabel = "mermaid",
            description = "Draw the graph instead, as text for Mermaid.")
    private Graph graph;

    @Inject
    ExplainCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        PipelinePlan plan = file.plan(stages);
        terminal.print(
                graph == Graph.MERMAID
                        ? MermaidGraph.of(plan).stripTrailing()
                        : Explanation.of(plan).text().stripTrailing());
        return ExitCode.OK.code();
    }

    /** The languages of graphs. */
    enum Graph {
        /** Mermaid's flow chart. */
        MERMAID
    }
}
