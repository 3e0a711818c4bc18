package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The places of a row that a step changes, put together so that each row is gone through once. */
final class PathTree {

    private final Map<String, PathTree> below = new LinkedHashMap<>();
    private Optional<String> path = Optional.empty();

    private PathTree() {}

    /** What is done at the end of a path. */
    interface Leaf {

        /** The change of what the path names. */
        Change at(String path, DataType type);

        /** The change of everything below a row or a map, asked for with {@code *}. */
        Change below(String path, DataType type);

        /** Reports what is wrong with a path. */
        void refuse(String path, String problem);
    }

    /** A path and the option that it stands in. */
    record Place(String option, String path) {}

    /** The tree of the places that exist; what is wrong with the others is reported. */
    static PathTree of(RowType type, List<Place> places, PlanContext context) {
        PathTree tree = new PathTree();
        for (Place place : places) {
            Optional<List<String>> steps = PathSteps.of(type, place.path());
            if (steps.isEmpty()) {
                context.problem(place.option(), PathSteps.missing(type, place.path()));
            } else {
                tree.add(steps.get(), place, context);
            }
        }
        return tree;
    }

    private void add(List<String> steps, Place place, PlanContext context) {
        PathTree at = this;
        for (String step : steps) {
            at = at.below.computeIfAbsent(step, any -> new PathTree());
            if (at.path.isPresent()) {
                context.problem(
                        place.option(),
                        "the field is named twice: '%s' covers it.".formatted(at.path.get()));
                return;
            }
        }
        if (!at.below.isEmpty()) {
            context.problem(place.option(), "another path leads to a part of this field.");
            return;
        }
        at.path = Optional.of(place.path());
    }

    /** The outermost fields that are looked into. */
    Set<String> roots() {
        return Collections.unmodifiableSet(below.keySet());
    }

    /** The change of a whole value, with everything in it that no path leads to as it is. */
    Change change(DataType type, Leaf leaf) {
        if (path.isPresent()) {
            return leaf.at(path.get(), type);
        }
        if (type instanceof ArrayType array) {
            return Change.elements(array, change(array.element(), leaf));
        }
        PathTree all = below.get(PathSteps.ALL);
        if (all != null && !(type instanceof RowType row && row.has(PathSteps.ALL))) {
            return all.path.isPresent()
                    ? leaf.below(all.path.get(), type)
                    : Change.values((MapType) type, all.change(((MapType) type).value(), leaf));
        }
        return type instanceof MapType map ? entries(map, leaf) : row((RowType) type, leaf);
    }

    /** Only some keys: their values must keep their type, as all values of a map have the same. */
    private Change entries(MapType map, Leaf leaf) {
        Map<String, Change> changes = new LinkedHashMap<>();
        DataType type = map.value();
        for (Map.Entry<String, PathTree> key : below.entrySet()) {
            Change change = key.getValue().change(map.value(), leaf);
            changes.put(key.getKey(), change);
            type = type.withNullable(type.nullable() || change.type().nullable());
            if (!change.type().asRequired().equals(type.asRequired())) {
                leaf.refuse(
                        key.getValue().anyPath(),
                        "all values of a map have one type; name them with '*'.");
            }
        }
        return new Change(
                new MapType(type, map.nullable()),
                value -> {
                    Map<Object, Object> values = new LinkedHashMap<>((Map<?, ?>) value);
                    changes.forEach(
                            (key, change) ->
                                    values.computeIfPresent(
                                            key, (same, before) -> change.of(before)));
                    return Collections.unmodifiableMap(values);
                });
    }

    private String anyPath() {
        return path.orElseGet(() -> below.values().iterator().next().anyPath());
    }

    private Change row(RowType row, Leaf leaf) {
        return Change.fields(
                row,
                field -> {
                    PathTree tree = below.get(field.name());
                    return tree == null
                            ? Change.none(field.type())
                            : tree.change(field.type(), leaf);
                });
    }
}
