package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads pipeline files in tests, in an environment that holds a few variables. */
final class PipelineFiles {

    static final Environment ENVIRONMENT =
            Environment.of(
                    Map.of("TOPIC", "orders", "EMPTY", "", "YAML", "a: [1", "NULL", "null"),
                    Path.of("/run/secrets"));

    private PipelineFiles() {}

    static PipelineConfig parse(String text) {
        return new ConfigParser(ENVIRONMENT).parse("orders.yaml", Path.of("conf"), text);
    }

    /** A file that is right, but for what {@code source} holds. */
    static String withSource(String source) {
        return """
        version: 1
        name: orders
        sources:
          in:
        %s
        sinks: {out: {input: in}}
        """
                .formatted(source.indent(4).stripTrailing());
    }

    /** A value of the source of {@link #withSource}. */
    static ConfigNode value(String source, String key) {
        return parse(withSource(source)).sources().get(0).body().get(key).orElseThrow();
    }

    /** What is wrong with a file, each problem as {@code line:column code message}. */
    static List<String> problemsOf(String text) {
        try {
            parse(text);
            return List.of();
        } catch (InvalidPipelineException e) {
            return e.problems().stream().map(PipelineFiles::line).collect(Collectors.toList());
        }
    }

    private static String line(Problem problem) {
        return "%d:%d %s %s%s"
                .formatted(
                        problem.position().line(),
                        problem.position().column(),
                        problem.code(),
                        problem.message(),
                        problem.suggestion().map(" -> "::concat).orElse(""));
    }
}
