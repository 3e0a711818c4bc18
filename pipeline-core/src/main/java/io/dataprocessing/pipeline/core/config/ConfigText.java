package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Problems;

/** Words in the syntax of pipeline files that stand elsewhere: defaults, options of a test. */
public final class ConfigText {

    private ConfigText() {}

    /**
     * The words of a text, references in it left alone; nothing written is an empty text.
     *
     * @throws InvalidPipelineException if the text is no YAML
     */
    public static ConfigNode parse(String text) {
        Problems problems = new Problems();
        ConfigNode node = YamlReader.read("", text, problems).orElse(ConfigScalar.of(""));
        problems.throwIfErrors();
        return node instanceof ConfigScalar scalar ? ConfigScalar.of(scalar.text()) : node;
    }
}
