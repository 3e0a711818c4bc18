package io.dataprocessing.pipeline.processors.value;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Casts of arrays, maps and rows, by those of what is in them. Fields of rows are found by name;
 * one that isn't there before must be nullable and is null.
 */
final class RowCasts {

    private static final int NONE = -1;

    private RowCasts() {}

    /** The row type that is wanted, its fields nullable where those of the same name were. */
    static RowType carryNulls(RowType from, RowType to, BinaryOperator<DataType> carry) {
        RowType.Builder row = RowType.builder().name(to.name());
        for (Field field : to.fields()) {
            DataType type =
                    from.field(field.name())
                            .map(before -> carry.apply(before.type(), field.type()))
                            .orElse(field.type());
            row.field(type.equals(field.type()) ? field : field.withType(type));
        }
        return row.build();
    }

    /** Casts each element of a list. */
    static UnaryOperator<Object> elements(UnaryOperator<Object> conversion) {
        return value -> {
            List<Object> elements = new ArrayList<>();
            for (Object element : (List<?>) value) {
                elements.add(orNull(conversion, element));
            }
            return Collections.unmodifiableList(elements);
        };
    }

    /** Casts each value of a map. */
    static UnaryOperator<Object> values(UnaryOperator<Object> conversion) {
        return value -> {
            Map<Object, Object> values = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, one) -> values.put(key, orNull(conversion, one)));
            return Collections.unmodifiableMap(values);
        };
    }

    /** Casts the fields of a row; empty if one of them has no cast. */
    static Optional<UnaryOperator<Object>> fields(RowType from, RowType to, CastRules rules) {
        int[] sources = new int[to.size()];
        List<UnaryOperator<Object>> conversions = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            Field field = to.field(i);
            boolean known = from.has(field.name());
            sources[i] = known ? from.indexOf(field.name()) : NONE;
            Optional<UnaryOperator<Object>> conversion =
                    known
                            ? Cast.conversion(from.field(sources[i]).type(), field.type(), rules)
                            : Optional.of(UnaryOperator.<Object>identity())
                                    .filter(any -> field.type().nullable());
            if (conversion.isEmpty()) {
                return Optional.empty();
            }
            conversions.add(conversion.get());
        }
        RowMapping mapping = mapping(from, to.withNullable(false), sources);
        return Optional.of(value -> row((Row) value, mapping, sources, conversions));
    }

    /** Fields of the same type are taken over. */
    private static RowMapping mapping(RowType from, RowType to, int[] sources) {
        int[] taken = new int[sources.length];
        for (int i = 0; i < taken.length; i++) {
            DataType type = to.field(i).type().asRequired();
            boolean same =
                    sources[i] != NONE && from.field(sources[i]).type().asRequired().equals(type);
            taken[i] = same ? sources[i] : RowMapping.OWN;
        }
        return RowMapping.of(to, taken);
    }

    private static Row row(
            Row row, RowMapping mapping, int[] sources, List<UnaryOperator<Object>> conversions) {
        Object[] own = new Object[mapping.ownValues()];
        for (int i = 0; i < sources.length; i++) {
            if (mapping.source(i) == RowMapping.OWN && sources[i] != NONE) {
                own[mapping.ownIndex(i)] = orNull(conversions.get(i), row.get(sources[i]));
            }
        }
        return mapping.apply(row, own);
    }

    private static Object orNull(UnaryOperator<Object> conversion, Object value) {
        return value == null ? null : conversion.apply(value);
    }
}
