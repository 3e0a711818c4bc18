package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.SourceText;
import java.util.List;

/**
 * A pipeline file in words: its sections found and named, nothing decided.
 *
 * @param source the file's text, for messages and for paths relative to it
 * @param name the pipeline's name
 * @param execution the section of that name; empty where the file has none
 * @param connections the connections in the order of the file
 * @param deadLetter the section of that name; empty where the file has none
 * @param sources the sources in the order of the file
 * @param steps the steps in the order of the file
 * @param sinks the sinks in the order of the file
 * @param plugins the section of that name; empty where the file has none
 */
public record PipelineConfig(
        SourceText source,
        ConfigScalar name,
        ConfigMap execution,
        List<NamedSection> connections,
        ConfigMap deadLetter,
        List<NamedSection> sources,
        List<NamedSection> steps,
        List<NamedSection> sinks,
        ConfigMap plugins) {

    public PipelineConfig {
        requireNonNull(source, "source");
        requireNonNull(name, "name");
        requireNonNull(execution, "execution");
        connections = List.copyOf(connections);
        requireNonNull(deadLetter, "deadLetter");
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
        sinks = List.copyOf(sinks);
        requireNonNull(plugins, "plugins");
    }

    /** This pipeline with other words in the section {@code execution}. */
    public PipelineConfig withExecution(ConfigMap words) {
        return new PipelineConfig(
                source, name, words, connections, deadLetter, sources, steps, sinks, plugins);
    }
}
