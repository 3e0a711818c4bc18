package io.dataprocessing.pipeline.core.type;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Turns rows of one type into rows of another, by the rule of {@link RowConversion}. Where the
 * types are equal a row goes through as it is; otherwise the fields whose types are equal are taken
 * over without a look at them. Safe to share between threads.
 */
public final class RowConverter {

    private final boolean identity;
    private final RowMapping mapping;
    private final Column[] made;

    private RowConverter(boolean identity, RowMapping mapping, List<Column> made) {
        this.identity = identity;
        this.mapping = mapping;
        this.made = made.toArray(Column[]::new);
    }

    /** How a field is made from a row that isn't taken over. */
    @FunctionalInterface
    private interface Column {
        Object of(Row row);
    }

    /**
     * The converter between two types.
     *
     * @throws IllegalArgumentException if {@link RowConversion#check} finds something; the message
     *     says what
     */
    public static RowConverter of(RowType from, RowType to) {
        List<RowConversion.Mismatch> mismatches = RowConversion.check(from, to);
        if (!mismatches.isEmpty()) {
            throw new IllegalArgumentException(
                    mismatches.stream()
                            .map(RowConversion.Mismatch::message)
                            .collect(Collectors.joining(" ")));
        }
        RowType target = to.withNullable(false);
        int[] sources = target.fields().stream().mapToInt(field -> taken(from, field)).toArray();
        List<Column> made = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] == RowMapping.OWN) {
                made.add(made(from, target.field(i)));
            }
        }
        return new RowConverter(
                from.withNullable(false).equals(target), RowMapping.of(target, sources), made);
    }

    /** The field that is taken over for one, if there is such a field. */
    private static int taken(RowType from, Field wanted) {
        return RowConversion.source(from, wanted)
                .filter(field -> field.type().asRequired().equals(wanted.type().asRequired()))
                .map(field -> from.indexOf(field.name()))
                .orElse(RowMapping.OWN);
    }

    private static Column made(RowType from, Field wanted) {
        Optional<Field> source = RowConversion.source(from, wanted);
        if (source.isEmpty()) {
            Object value = wanted.defaultValue();
            return row -> value;
        }
        int index = from.indexOf(source.get().name());
        DataType given = source.get().type();
        return conversion(given, wanted.type())
                .<Column>map(
                        conversion ->
                                row -> {
                                    Object value = row.get(index);
                                    return value == null ? null : conversion.apply(value);
                                })
                .orElse(row -> row.get(index));
    }

    /** How values that aren't null are converted; empty if they stay as they are. */
    private static Optional<UnaryOperator<Object>> conversion(DataType from, DataType to) {
        if (from instanceof RowType fromRow && to instanceof RowType toRow) {
            RowConverter nested = of(fromRow, toRow);
            return nested.identity()
                    ? Optional.empty()
                    : Optional.of(value -> nested.convert((Row) value));
        }
        if (from instanceof ArrayType fromArray && to instanceof ArrayType toArray) {
            return conversion(fromArray.element(), toArray.element())
                    .map(element -> value -> convertList((List<?>) value, element));
        }
        if (from instanceof MapType fromMap && to instanceof MapType toMap) {
            return conversion(fromMap.value(), toMap.value())
                    .map(element -> value -> convertMap((Map<?, ?>) value, element));
        }
        return from.asRequired().equals(to.asRequired()) ? Optional.empty() : Widening.of(from, to);
    }

    private static List<Object> convertList(List<?> values, UnaryOperator<Object> element) {
        Object[] converted = new Object[values.size()];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = values.get(i) == null ? null : element.apply(values.get(i));
        }
        return Collections.unmodifiableList(Arrays.asList(converted));
    }

    private static Map<Object, Object> convertMap(Map<?, ?> values, UnaryOperator<Object> element) {
        Map<Object, Object> converted = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> converted.put(key, value == null ? null : element.apply(value)));
        return Collections.unmodifiableMap(converted);
    }

    /** Whether rows go through as they are. */
    public boolean identity() {
        return identity;
    }

    /** The row in the other type. */
    public Row convert(Row row) {
        if (identity) {
            return row;
        }
        Object[] own = new Object[made.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = made[i].of(row);
        }
        return mapping.apply(row, own);
    }
}
