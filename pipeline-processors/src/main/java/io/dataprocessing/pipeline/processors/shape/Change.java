package io.dataprocessing.pipeline.processors.shape;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What becomes of the values at one place.
 *
 * @param type the type that they have then
 * @param value makes the new value of one that isn't null; null stays null
 */
record Change(DataType type, UnaryOperator<Object> value) {

    private static final UnaryOperator<Object> SAME = UnaryOperator.identity();

    Change {
        requireNonNull(type, "type");
        requireNonNull(value, "value");
    }

    /** Values stay as they are. */
    static Change none(DataType type) {
        return new Change(type, SAME);
    }

    /** Whether values stay as they are. */
    boolean isNone() {
        return value == SAME;
    }

    /** Each element of a list changes. */
    static Change elements(ArrayType array, Change element) {
        return new Change(
                new ArrayType(element.type(), array.nullable()),
                value -> {
                    List<Object> elements = new ArrayList<>();
                    for (Object one : (List<?>) value) {
                        elements.add(element.of(one));
                    }
                    return Collections.unmodifiableList(elements);
                });
    }

    /** Each value of a map changes. */
    static Change values(MapType map, Change change) {
        return new Change(
                new MapType(change.type(), map.nullable()),
                value -> {
                    Map<Object, Object> values = new LinkedHashMap<>();
                    ((Map<?, ?>) value).forEach((key, one) -> values.put(key, change.of(one)));
                    return Collections.unmodifiableMap(values);
                });
    }

    /**
     * Fields of a row change; those that don't are taken over.
     *
     * @param changed the row's type then
     * @param sources for each of its fields the position of the one that it's made of
     * @param changes what becomes of that one
     */
    static Change fields(RowType changed, int[] sources, List<Change> changes) {
        RowMapping mapping =
                RowMapping.of(
                        changed.withNullable(false),
                        IntStream.range(0, sources.length)
                                .map(i -> changes.get(i).isNone() ? sources[i] : RowMapping.OWN)
                                .toArray());
        int[] made =
                IntStream.range(0, sources.length).filter(i -> !changes.get(i).isNone()).toArray();
        int[] read = IntStream.of(made).map(i -> sources[i]).toArray();
        Change[] makers = IntStream.of(made).mapToObj(changes::get).toArray(Change[]::new);
        return new Change(
                changed,
                value -> {
                    Row before = (Row) value;
                    Object[] own = new Object[makers.length];
                    for (int i = 0; i < own.length; i++) {
                        own[i] = makers[i].of(before.get(read[i]));
                    }
                    return mapping.apply(before, own);
                });
    }

    /** Fields of a row change, each in its place; a row of which none does stays as it is. */
    static Change fields(RowType row, Function<Field, Change> change) {
        RowType.Builder type = RowType.builder().name(row.name());
        List<Change> changes = new ArrayList<>();
        for (Field field : row.fields()) {
            Change one = change.apply(field);
            changes.add(one);
            type.field(one.type().equals(field.type()) ? field : field.withType(one.type()));
        }
        return changes.stream().allMatch(Change::isNone)
                ? none(row)
                : fields(
                        type.build().withNullable(row.nullable()),
                        IntStream.range(0, row.size()).toArray(),
                        changes);
    }

    /** The new value, null for null. */
    Object of(Object before) {
        return before == null ? null : value.apply(before);
    }
}
