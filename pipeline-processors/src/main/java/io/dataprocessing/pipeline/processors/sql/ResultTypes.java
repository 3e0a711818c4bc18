package io.dataprocessing.pipeline.processors.sql;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeFamily;
import org.apache.flink.table.types.logical.MapType;

/** The types of a query's result in our words. */
final class ResultTypes {

    private ResultTypes() {}

    /** Our type for a column; empty if there is none. */
    static Optional<DataType> of(LogicalType type) {
        return required(type).map(found -> type.isNullable() ? found.asNullable() : found);
    }

    private static Optional<DataType> required(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> Optional.of(DataTypes.BOOLEAN);
            case TINYINT, SMALLINT, INTEGER -> Optional.of(DataTypes.INT);
            case BIGINT -> Optional.of(DataTypes.LONG);
            case FLOAT -> Optional.of(DataTypes.FLOAT);
            case DOUBLE -> Optional.of(DataTypes.DOUBLE);
            case DECIMAL -> {
                DecimalType decimal = (DecimalType) type;
                yield Optional.of(DataTypes.decimal(decimal.getPrecision(), decimal.getScale()));
            }
            case CHAR, VARCHAR -> Optional.of(DataTypes.STRING);
            case BINARY, VARBINARY -> Optional.of(DataTypes.BYTES);
            case DATE -> Optional.of(DataTypes.DATE);
            case TIME_WITHOUT_TIME_ZONE -> Optional.of(DataTypes.TIME);
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                    Optional.of(DataTypes.TIMESTAMP);
            case INTERVAL_DAY_TIME -> Optional.of(DataTypes.DURATION);
            case ARRAY -> of(((ArrayType) type).getElementType()).map(DataTypes::array);
            case MAP -> map((MapType) type);
            case ROW -> row((org.apache.flink.table.types.logical.RowType) type);
            case TIMESTAMP_WITH_TIME_ZONE,
                    INTERVAL_YEAR_MONTH,
                    MULTISET,
                    DISTINCT_TYPE,
                    STRUCTURED_TYPE,
                    NULL,
                    RAW,
                    SYMBOL,
                    UNRESOLVED,
                    DESCRIPTOR,
                    VARIANT ->
                    Optional.empty();
        };
    }

    private static Optional<DataType> map(MapType type) {
        return type.getKeyType().is(LogicalTypeFamily.CHARACTER_STRING)
                ? of(type.getValueType()).map(DataTypes::map)
                : Optional.empty();
    }

    private static Optional<DataType> row(org.apache.flink.table.types.logical.RowType type) {
        List<Field> fields = new ArrayList<>();
        for (org.apache.flink.table.types.logical.RowType.RowField field : type.getFields()) {
            Optional<DataType> found = of(field.getType());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            fields.add(Field.of(field.getName(), found.get()));
        }
        return Optional.of(RowType.of(fields));
    }
}
