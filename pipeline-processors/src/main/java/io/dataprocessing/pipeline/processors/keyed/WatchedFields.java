package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.option.InputField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Whether two rows are the same in some fields. */
final class WatchedFields {

    private final InputField[] fields;
    private final BigDecimal[] tolerances;
    private final RowType type;
    private final RowType[] alone;

    /**
     * Some fields.
     *
     * @param tolerance by how much those that are numbers may differ
     */
    WatchedFields(List<InputField> fields, Map<String, BigDecimal> tolerance) {
        this.fields = fields.toArray(InputField[]::new);
        this.tolerances =
                fields.stream()
                        .map(field -> tolerance.getOrDefault(field.name(), BigDecimal.ZERO))
                        .toArray(BigDecimal[]::new);
        RowType.Builder builder = RowType.builder();
        fields.forEach(field -> builder.field(field.name(), field.type()));
        this.type = builder.build();
        this.alone = type.fields().stream().map(RowType::of).toArray(RowType[]::new);
    }

    /** Whether a type is a number. */
    static boolean isNumber(DataType type) {
        if (type instanceof ScalarType scalar) {
            return switch (scalar.kind()) {
                case INT, LONG, FLOAT, DOUBLE -> true;
                case BOOLEAN, STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> false;
            };
        }
        return type instanceof DecimalType;
    }

    /** The type of a row of these fields alone. */
    RowType type() {
        return type;
    }

    /** These fields of a row. */
    Row of(Row row) {
        Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields[i].of(row);
        }
        return Row.trusted(type, values);
    }

    /** Whether two rows of these fields are the same. */
    boolean same(Row left, Row right) {
        if (RowEquality.equal(left, right)) {
            return true;
        }
        for (int i = 0; i < fields.length; i++) {
            if (!same(left.get(i), right.get(i), i)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(Object left, Object right, int field) {
        if (left == null || right == null) {
            return left == right;
        }
        if (tolerances[field].signum() > 0) {
            return isNear(left, right, tolerances[field]);
        }
        RowType one = alone[field];
        return RowEquality.equal(
                Row.trusted(one, new Object[] {left}), Row.trusted(one, new Object[] {right}));
    }

    private static boolean isNear(Object left, Object right, BigDecimal tolerance) {
        if (left.equals(right)) {
            return true;
        }
        if (left instanceof Double || left instanceof Float) {
            double distance = ((Number) left).doubleValue() - ((Number) right).doubleValue();
            return Math.abs(distance) <= tolerance.doubleValue();
        }
        BigDecimal distance = new BigDecimal(left.toString());
        return distance.subtract(new BigDecimal(right.toString())).abs().compareTo(tolerance) <= 0;
    }
}
