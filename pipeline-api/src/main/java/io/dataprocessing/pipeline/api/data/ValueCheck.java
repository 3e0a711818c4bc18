package io.dataprocessing.pipeline.api.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Tells whether a value is one of a type. */
final class ValueCheck {

    private ValueCheck() {}

    static boolean accepts(DataType type, Object value) {
        if (value == null) {
            return type.nullable();
        }
        if (!type.javaType().isInstance(value)) {
            return false;
        }
        if (type instanceof DecimalType decimal) {
            return decimal.fits((BigDecimal) value);
        }
        if (type instanceof EnumType enumeration) {
            return enumeration.symbols().contains(value);
        }
        if (type instanceof ArrayType array) {
            return ((List<?>) value)
                    .stream().allMatch(element -> accepts(array.element(), element));
        }
        if (type instanceof MapType map) {
            return ((Map<?, ?>) value)
                    .entrySet().stream()
                            .allMatch(
                                    entry ->
                                            entry.getKey() instanceof String
                                                    && accepts(map.value(), entry.getValue()));
        }
        if (type instanceof RowType rowType) {
            return acceptsRow(rowType, (Row) value);
        }
        return true;
    }

    private static boolean acceptsRow(RowType type, Row row) {
        if (row.type().asRequired().equals(type.asRequired())) {
            return true;
        }
        if (row.type().size() != type.size()) {
            return false;
        }
        for (int i = 0; i < type.size(); i++) {
            if (!row.type().field(i).name().equals(type.field(i).name())
                    || !accepts(type.field(i).type(), row.get(i))) {
                return false;
            }
        }
        return true;
    }
}
