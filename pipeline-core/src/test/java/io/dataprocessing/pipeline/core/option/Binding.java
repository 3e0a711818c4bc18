package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds a step of a pipeline file in tests; the step's options begin on line 7, column 5. */
record Binding<C>(Optional<C> options, List<String> problems) {

    static final RowType INPUT =
            RowType.of(
                    Field.of("amount", DataTypes.decimal(10, 2)),
                    Field.of("sku", DataTypes.STRING),
                    Field.of("note", DataTypes.STRING.asNullable()));

    static <C extends Record> Binding<C> of(Class<C> type, String options) {
        Problems problems = new Problems();
        BindingScope scope =
                new BindingScope(
                        "processor 'demo'",
                        "steps.s",
                        List.of(INPUT),
                        Set.of("type", "input"),
                        problems);
        OptionBinder binder = new OptionBinder(new ExpressionCompiler());
        Optional<C> bound = binder.bind(type, words(options), scope);
        return new Binding<>(bound, problems.all().stream().map(Binding::line).toList());
    }

    static ConfigMap words(String options) {
        String text =
                """
                version: 1
                name: a
                sources: {in: {a: b}}
                sinks: {out: {a: b}}
                steps:
                  - name: s
                %s
                """
                        .formatted(options.indent(4).stripTrailing());
        return new ConfigParser(Environment.of(Map.of("SET", "value")))
                .parse("orders.yaml", Path.of(""), text)
                .steps()
                .get(0)
                .body();
    }

    private static String line(Problem problem) {
        return "%d:%d-%d %s %s | %s%s"
                .formatted(
                        problem.position().line(),
                        problem.position().column(),
                        problem.position().length(),
                        problem.code(),
                        problem.path(),
                        problem.message(),
                        problem.suggestion().map(" -> "::concat).orElse(""));
    }
}
