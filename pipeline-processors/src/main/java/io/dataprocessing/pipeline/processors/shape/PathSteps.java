package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a path like {@code order.items.price} leads to. A step goes to a field of a row or to
 * a key of a map; lists are gone through, to each of their elements. A name that holds dots itself
 * is found first.
 */
final class PathSteps {

    /** Leads to everything below a row or a map. */
    static final String ALL = "*";

    private PathSteps() {}

    /** The steps of a path from a type; empty if it leads nowhere. */
    static Optional<List<String>> of(DataType type, String path) {
        if (type instanceof ArrayType array) {
            return of(array.element(), path);
        }
        if (type instanceof RowType row) {
            return row.has(path) || path.equals(ALL)
                    ? Optional.of(List.of(path))
                    : split(path, row, Optional.empty());
        }
        if (type instanceof MapType map) {
            return split(path, map, Optional.of(List.of(path)));
        }
        return Optional.empty();
    }

    private static Optional<List<String>> split(
            String path, DataType type, Optional<List<String>> otherwise) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            String head = path.substring(0, dot);
            Optional<List<String>> rest =
                    step(type, head).flatMap(below -> of(below, path.substring(head.length() + 1)));
            if (rest.isPresent()) {
                List<String> steps = new ArrayList<>();
                steps.add(head);
                steps.addAll(rest.get());
                return Optional.of(steps);
            }
        }
        return otherwise;
    }

    /** The type that a step leads to; empty if it leads nowhere. */
    static Optional<DataType> step(DataType type, String step) {
        if (type instanceof ArrayType array) {
            return step(array.element(), step);
        }
        if (type instanceof MapType map) {
            return Optional.of(map.value());
        }
        return type instanceof RowType row
                ? row.field(step).map(field -> field.type())
                : Optional.empty();
    }

    /** What to tell who wrote a path that leads nowhere. */
    static String missing(RowType type, String path) {
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            String head = path.substring(0, dot);
            Optional<DataType> below = of(type, head).flatMap(steps -> end(type, steps));
            if (below.isPresent()) {
                return withoutLists(below.get()) instanceof RowType row
                        ? "'%s' has no field '%s'. Fields: %s."
                                .formatted(head, path.substring(dot + 1), names(row))
                        : "'%s' is %s and has no fields.".formatted(head, below.get());
            }
        }
        return "there is no field '%s'. Fields: %s.".formatted(path, names(type));
    }

    private static Optional<DataType> end(DataType type, List<String> steps) {
        Optional<DataType> end = Optional.of(type);
        for (String step : steps) {
            end = end.flatMap(at -> step(at, step));
        }
        return end;
    }

    private static DataType withoutLists(DataType type) {
        return type instanceof ArrayType array ? withoutLists(array.element()) : type;
    }

    private static String names(RowType type) {
        return String.join(", ", type.fieldNames());
    }
}
