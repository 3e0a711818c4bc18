package io.dataprocessing.pipeline.core.diff;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One part of one pipeline: its words, and what they mean as far as somebody who upgrades wants to
 * know.
 *
 * @param kind what it is
 * @param name its name
 * @param type the kind of step, or the connector; empty for others
 * @param words its section of the file
 * @param parallelism its number of instances; 0 for what has none
 * @param rows the types of the rows that it gives or takes, by the name of the output
 * @param reads what a source reads outside
 * @param facts what its connector or step says of it, a sentence each
 * @param kept how long each of its cells is kept
 */
record Piece(
        Part.Kind kind,
        String name,
        String type,
        ConfigMap words,
        int parallelism,
        Map<String, RowType> rows,
        List<Endpoint> reads,
        List<String> facts,
        Map<String, Ttl> kept) {

    /** The parts of a pipeline in the order of its file. */
    static List<Piece> of(PlannedFile file) {
        PipelineConfig config = file.config();
        PipelinePlan plan = file.plan();
        List<Piece> pieces = new ArrayList<>();
        pieces.add(
                new Piece(
                        Part.Kind.PIPELINE,
                        plan.name(),
                        "",
                        pipelineWords(config),
                        0,
                        Map.of(),
                        List.of(),
                        List.of(),
                        Map.of()));
        config.connections().stream().map(Piece::connection).forEach(pieces::add);
        Map<String, ConfigMap> sources = bodies(config.sources());
        plan.sources().forEach(source -> pieces.add(of(source, sources.get(source.name()))));
        Map<String, ConfigMap> steps = bodies(config.steps());
        plan.steps().forEach(step -> pieces.add(of(step, steps.get(step.name()), file.catalog())));
        Map<String, ConfigMap> sinks = bodies(config.sinks());
        plan.sinks().forEach(sink -> pieces.add(of(sink, sinks.get(sink.name()))));
        plan.deadLetter().ifPresent(letters -> pieces.add(of(letters, config.deadLetter())));
        return pieces;
    }

    private static Map<String, ConfigMap> bodies(List<NamedSection> sections) {
        return sections.stream()
                .collect(Collectors.toMap(section -> section.name().text(), NamedSection::body));
    }

    private static Piece connection(NamedSection section) {
        return new Piece(
                Part.Kind.CONNECTION,
                section.name().text(),
                "",
                section.body(),
                0,
                Map.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Piece of(SourcePlan source, ConfigMap words) {
        return endpoint(
                Part.Kind.SOURCE,
                source.name(),
                source.connection(),
                words,
                source.parallelism(),
                Map.of("", source.type()),
                source.endpoints(),
                source.facts());
    }

    private static Piece of(SinkPlan sink, ConfigMap words) {
        return endpoint(
                Part.Kind.SINK,
                sink.name(),
                sink.connection(),
                words,
                sink.parallelism(),
                Map.of("", sink.type()),
                List.of(),
                sink.facts());
    }

    private static Piece of(DeadLetterPlan letters, ConfigMap words) {
        return endpoint(
                Part.Kind.DEAD_LETTER,
                DeadLetterPlan.NAME,
                letters.connection(),
                words,
                0,
                Map.of(),
                List.of(),
                letters.facts());
    }

    private static Piece endpoint(
            Part.Kind kind,
            String name,
            ConnectionPlan connection,
            ConfigMap words,
            int parallelism,
            Map<String, RowType> rows,
            List<Endpoint> reads,
            List<String> facts) {
        return new Piece(
                kind, name, connection.type(), words, parallelism, rows, reads, facts, Map.of());
    }

    /** The section {@code execution}, and what it pins. */
    private static ConfigMap pipelineWords(PipelineConfig config) {
        List<ConfigMap.Entry> entries = new ArrayList<>(config.execution().entries());
        if (!config.plugins().entries().isEmpty()) {
            entries.add(
                    new ConfigMap.Entry("plugins", config.plugins().position(), config.plugins()));
        }
        return new ConfigMap(entries, config.execution().position());
    }

    private static Piece of(StepPlan step, ConfigMap words, Catalog catalog) {
        Map<String, Ttl> kept = new LinkedHashMap<>();
        step.states().stream().forEach(state -> kept.put(state.name(), state.ttl()));
        return new Piece(
                Part.Kind.STEP,
                step.name(),
                step.processor().type(),
                words,
                step.parallelism(),
                step.outputs(),
                List.of(),
                facts(step, catalog),
                kept);
    }

    private static List<String> facts(StepPlan step, Catalog catalog) {
        List<String> facts = new ArrayList<>();
        if (!step.window().isEmpty()) {
            facts.add(step.window());
        }
        catalog.processor(step.processor().type())
                .flatMap(catalog::pluginOf)
                .map(
                        plugin ->
                                "from plugin '%s'%s, %s"
                                        .formatted(
                                                plugin.name(),
                                                plugin.version().map(v -> " " + v).orElse(""),
                                                plugin.digest()))
                .ifPresent(facts::add);
        return facts;
    }
}
