package io.dataprocessing.pipeline.processors.sql;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.table.api.DataTypes;

/** Our types in Flink's words. */
final class SqlTypes {

    /** How exact a point in time is in SQL. */
    private static final int NANOSECONDS = 9;

    /** How exact a time of day is in SQL. */
    private static final int MILLISECONDS = 3;

    private SqlTypes() {}

    /** The part of a type that SQL can't hold exactly; empty if there is none. */
    static Optional<DataType> unknown(DataType type) {
        if (type instanceof ArrayType array) {
            return unknown(array.element());
        }
        if (type instanceof MapType map) {
            return unknown(map.value());
        }
        if (type instanceof RowType row) {
            return row.fields().stream()
                    .map(field -> unknown(field.type()))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return type instanceof ScalarType scalar && scalar.kind() == ScalarType.Kind.DURATION
                ? Optional.of(type)
                : Optional.empty();
    }

    /** The type of a column. */
    static org.apache.flink.table.types.DataType column(DataType type) {
        org.apache.flink.table.types.DataType column = nullable(type);
        return type.nullable() ? column : column.notNull();
    }

    private static org.apache.flink.table.types.DataType nullable(DataType type) {
        if (type instanceof DecimalType decimal) {
            return DataTypes.DECIMAL(decimal.precision(), decimal.scale());
        }
        if (type instanceof EnumType) {
            return DataTypes.STRING();
        }
        if (type instanceof ArrayType array) {
            return DataTypes.ARRAY(column(array.element()));
        }
        if (type instanceof MapType map) {
            return DataTypes.MAP(DataTypes.STRING().notNull(), column(map.value()));
        }
        if (type instanceof RowType row) {
            return DataTypes.ROW(
                    row.fields().stream()
                            .map(field -> DataTypes.FIELD(field.name(), column(field.type())))
                            .toArray(DataTypes.Field[]::new));
        }
        return scalar(((ScalarType) type).kind());
    }

    private static org.apache.flink.table.types.DataType scalar(ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> DataTypes.BOOLEAN();
            case INT -> DataTypes.INT();
            case LONG -> DataTypes.BIGINT();
            case FLOAT -> DataTypes.FLOAT();
            case DOUBLE -> DataTypes.DOUBLE();
            case STRING -> DataTypes.STRING();
            case BYTES -> DataTypes.BYTES();
            case DATE -> DataTypes.DATE();
            case TIME -> DataTypes.TIME(MILLISECONDS);
            case TIMESTAMP -> DataTypes.TIMESTAMP_LTZ(NANOSECONDS);
            case DURATION -> throw new IllegalArgumentException("SQL has no exact duration");
        };
    }

    /** How Flink's rows with these fields and, behind them, a time are written between tasks. */
    static TypeInformation<org.apache.flink.types.Row> stream(RowType type, String timeColumn) {
        List<Field> fields = type.fields();
        String[] names = new String[fields.size() + 1];
        TypeInformation<?>[] types = new TypeInformation<?>[names.length];
        for (int i = 0; i < fields.size(); i++) {
            names[i] = fields.get(i).name();
            types[i] = element(fields.get(i).type());
        }
        names[fields.size()] = timeColumn;
        types[fields.size()] = Types.INSTANT;
        return Types.ROW_NAMED(names, types);
    }

    static TypeInformation<?> element(DataType type) {
        if (type instanceof DecimalType) {
            return Types.BIG_DEC;
        }
        if (type instanceof EnumType) {
            return Types.STRING;
        }
        if (type instanceof ArrayType array) {
            return Types.OBJECT_ARRAY(element(array.element()));
        }
        if (type instanceof MapType map) {
            return Types.MAP(Types.STRING, element(map.value()));
        }
        if (type instanceof RowType row) {
            return Types.ROW_NAMED(
                    row.fieldNames().toArray(String[]::new),
                    row.fields().stream()
                            .map(field -> element(field.type()))
                            .toArray(TypeInformation<?>[]::new));
        }
        return switch (((ScalarType) type).kind()) {
            case BOOLEAN -> Types.BOOLEAN;
            case INT -> Types.INT;
            case LONG -> Types.LONG;
            case FLOAT -> Types.FLOAT;
            case DOUBLE -> Types.DOUBLE;
            case STRING -> Types.STRING;
            case BYTES -> Types.PRIMITIVE_ARRAY(Types.BYTE);
            case DATE -> Types.LOCAL_DATE;
            case TIME -> Types.LOCAL_TIME;
            case TIMESTAMP -> Types.INSTANT;
            case DURATION -> throw new IllegalArgumentException("SQL has no exact duration");
        };
    }
}
