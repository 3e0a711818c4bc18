package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.Optional;

/** Binds what has to do with the rows that come in: fields of the input, expressions, types. */
final class InputBinding {

    private static final String TYPE = "type";

    private final RowType input;

    InputBinding(RowType input) {
        this.input = input;
    }

    /** Whether values of a class are bound here. */
    static boolean binds(Class<?> type) {
        return type == Expression.class || type == Aggregate.class || type == InputField.class;
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

    Optional<Object> expression(Option option, Class<?> type, ConfigScalar scalar, String text) {
        throw new IllegalStateException("no expressions yet: " + option + type + scalar + text);
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
            DataType type = DataTypes.parse(scalar.text());
            return Optional.of(type);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            return option.error("E112", scalar.position(), message);
        }
    }
}
