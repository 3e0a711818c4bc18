package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.expression.ExpressionResult;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Binds what has to do with the rows that come in: fields of the input, expressions, types. */
final class InputBinding {

    private static final String TYPE = "type";
    private static final List<String> TYPE_WORDS =
            Arrays.stream(ScalarType.Kind.values()).map(ScalarType.Kind::word).toList();

    private final ExpressionCompiler compiler;
    private final RowType input;

    InputBinding(ExpressionCompiler compiler, RowType input) {
        this.compiler = compiler;
        this.input = input;
    }

    /** Whether values of a class are bound here. */
    static boolean binds(Class<?> type) {
        return type == Expression.class
                || type == Aggregate.class
                || type == ExpressionText.class
                || type == InputField.class;
    }

    Optional<Object> field(Option option, ConfigScalar scalar) {
        String name = scalar.text();
        if (input.has(name)) {
            int index = input.indexOf(name);
            return Optional.of(new InputField(name, index, input.field(index).type()));
        }
        Optional<String> meant = Suggestion.nearest(name, input.fieldNames());
        String fields =
                meant.isPresent() ? "" : ". Fields: " + String.join(", ", input.fieldNames());
        String message = "the input has no field '%s'%s".formatted(scalar, fields);
        return option.error("E113", scalar.position(), message, meant);
    }

    /** An expression, the call of an aggregate, or the text of one to be compiled later. */
    Optional<Object> expression(Option option, Class<?> type, ConfigScalar scalar, String text) {
        if (type == Aggregate.class) {
            return reports(option, scalar)
                    .aggregate(compiler.compileAggregate(text, input))
                    .map(aggregate -> aggregate);
        }
        if (type == ExpressionText.class) {
            return Optional.of(new ExpressionText(option.path(), text));
        }
        ExpressionResult result =
                option.component()
                        .resultType()
                        .map(wanted -> compiler.compile(text, input, DataTypes.parse(wanted)))
                        .orElseGet(() -> compiler.compile(text, input));
        return reports(option, scalar).expression(result).map(expression -> expression);
    }

    private static ExpressionReports reports(Option option, ConfigScalar scalar) {
        return new ExpressionReports(
                option.scope().problems(), option.fullPath(), option.path(), scalar);
    }

    /** A type, as text or as {@code {type: …}}. */
    Optional<Object> dataType(Option option, ConfigNode node) {
        ConfigNode word =
                node instanceof ConfigMap map && map.entries().size() == 1
                        ? map.get(TYPE).orElse(node)
                        : node;
        if (!(word instanceof ConfigScalar scalar) || scalar.absent()) {
            return ValueBinding.kind(option, "a type, e.g. decimal(10, 2)", word);
        }
        try {
            return Optional.of(DataTypes.parse(scalar.text()));
        } catch (IllegalArgumentException e) {
            Optional<String> meant = Suggestion.nearest(scalar.text(), TYPE_WORDS);
            String message =
                    meant.isPresent()
                            ? "unknown type '%s'".formatted(scalar)
                            : String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            return option.error("E112", scalar.position(), message, meant);
        }
    }
}
