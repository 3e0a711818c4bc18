package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Options as they stand in a pipeline file, read by the platform's parser. */
final class OptionText {

    private static final Set<String> PLATFORM_KEYS = Set.of("name", "type", "input");

    private OptionText() {}

    /**
     * The words of some options.
     *
     * @param options a YAML mapping
     * @throws IllegalArgumentException if the text is none; the message says where, in lines of the
     *     options
     */
    static ConfigMap parse(String type, String options) {
        String file = FILE.formatted(type) + options.stripTrailing().indent(4) + SINK;
        try {
            PipelineConfig config =
                    new ConfigParser(Environment.of(Map.of())).parse("options", Path.of(""), file);
            return config.steps().get(0).body().without(PLATFORM_KEYS);
        } catch (InvalidPipelineException e) {
            throw new IllegalArgumentException("options of '" + type + "': " + e.getMessage(), e);
        }
    }

    private static final String FILE =
            """
            version: 1
            name: test
            sources:
              input: {}
            steps:
              - name: step
                type: %s
            """;

    private static final String SINK =
            """
            sinks:
              output: {}
            """;
}
