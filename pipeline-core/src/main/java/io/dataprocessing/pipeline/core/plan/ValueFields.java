package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.ConfigList;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of its rows a sink writes as the value: all but those that {@code exclude} names.
 */
final class ValueFields {

    private static final String EXCLUDE = "exclude";

    /** The keys of a sink's value that aren't the format's. */
    static final Set<String> KEYS = Set.of(EXCLUDE);

    private ValueFields() {}

    /** The type of the values; empty after a problem. */
    static Optional<RowType> of(Planning planning, Section value, RowType type) {
        Optional<ConfigNode> node = value.words().get(EXCLUDE);
        if (node.isEmpty()) {
            return Optional.of(type);
        }
        List<ConfigNode> names =
                node.get() instanceof ConfigList list ? list.items() : List.of(node.get());
        Set<String> excluded = new HashSet<>();
        boolean clean = true;
        for (ConfigNode name : names) {
            if (name instanceof ConfigScalar text && type.has(text.text())) {
                excluded.add(text.text());
            } else {
                clean = false;
                report(planning, value, name, type);
            }
        }
        List<Field> kept =
                type.fields().stream().filter(field -> !excluded.contains(field.name())).toList();
        if (clean && kept.isEmpty()) {
            clean = false;
            planning.error(
                    PlanCode.KEY, value, EXCLUDE, "exclude: no field is left. Leave at least one.");
        }
        return clean ? Optional.of(RowType.of(kept).withName(type.name())) : Optional.empty();
    }

    private static void report(Planning planning, Section value, ConfigNode node, RowType type) {
        if (!(node instanceof ConfigScalar name)) {
            planning.error(
                    PlanCode.SECTION, value, EXCLUDE, "exclude: expected the names of fields.");
            return;
        }
        planning.problems()
                .error(
                        PlanCode.KEY,
                        name.position(),
                        value.path() + "." + EXCLUDE,
                        "exclude: the input has no field '%s'. Fields: %s."
                                .formatted(name.text(), String.join(", ", type.fieldNames())),
                        Suggestion.nearest(name.text(), type.fieldNames()));
    }
}
