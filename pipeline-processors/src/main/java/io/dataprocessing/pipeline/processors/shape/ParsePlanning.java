package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies the options of {@code parse} to an input type. */
final class ParsePlanning {

    private static final FieldPath NOWHERE =
            new FieldPath(List.of(""), List.of(), DataTypes.STRING.asNullable());

    private final ParseOptions options;
    private final PlanContext context;
    private final RowType input;

    ParsePlanning(ParseOptions options, PlanContext context) {
        this.options = options;
        this.context = context;
        this.input = context.inputType();
    }

    ParsePlan plan() {
        Optional<FieldPath> found = FieldPath.of(input, options.field(), "field", context);
        found.ifPresent(this::checkText);
        FieldPath field = found.orElse(NOWHERE);
        Parsing parsing = new ParsingChoice(options, context).parsing();
        boolean lenient = options.mode() == ParseOptions.Mode.TRY;
        boolean nullFails = options.onNull() == ParseOptions.OnNull.ERROR;
        boolean absent = lenient || (field.type().nullable() && !nullFails);
        List<Field> results = results(parsing.type(), absent);
        Change kept = kept(field, results);
        return new ParsePlan(
                outputType((RowType) kept.type(), results),
                kept,
                field,
                parsing,
                options.target().map(name -> parsing.type()),
                nullFails,
                lenient);
    }

    private void checkText(FieldPath field) {
        boolean readable =
                field.type() instanceof ScalarType scalar
                        && (scalar.kind() == ScalarType.Kind.STRING
                                || scalar.kind() == ScalarType.Kind.BYTES);
        if (!readable) {
            context.problem(
                    "field",
                    "'%s' is %s; only string and bytes can be parsed."
                            .formatted(options.field(), field.type().asRequired()));
        }
    }

    private List<Field> results(RowType type, boolean absent) {
        if (options.target().isPresent()) {
            return List.of(Field.of(options.target().get(), type.withNullable(absent)));
        }
        return type.fields().stream().map(field -> absent ? nullable(field) : field).toList();
    }

    private static Field nullable(Field field) {
        DataType type = field.type();
        return type.nullable() ? field : field.withType(type.asNullable());
    }

    /** What stays: not the parsed field where it isn't wanted or its name is taken. */
    private Change kept(FieldPath field, List<Field> results) {
        boolean taken =
                field.steps().size() == 1
                        && results.stream().anyMatch(result -> result.name().equals(field.name()));
        return options.keepField() && !taken
                ? Change.none(input)
                : Without.fields(input, Set.of(field.steps()));
    }

    private RowType outputType(RowType kept, List<Field> results) {
        List<Field> fields = new ArrayList<>(kept.fields());
        Set<String> names = new HashSet<>(kept.fieldNames());
        for (Field result : results) {
            if (names.add(result.name())) {
                fields.add(result);
            } else {
                context.problem(
                        options.target().isPresent() ? "target" : "format",
                        "there is a field '%s' already; put the result into a row with 'target'."
                                .formatted(result.name()));
            }
        }
        return RowType.of(fields);
    }
}
