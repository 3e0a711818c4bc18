package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Turns Avro's types into ours; gathers everything that has no counterpart, with its path, before
 * it gives up.
 */
final class AvroTypes {

    private final List<String> problems = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private AvroTypes() {}

    /**
     * The row type of a record.
     *
     * @throws SchemaException naming every field that can't be expressed
     */
    static RowType rowType(Schema schema) {
        AvroTypes types = new AvroTypes();
        RowType row = types.row(schema, "");
        if (!types.problems.isEmpty()) {
            throw new SchemaException(String.join(" ", types.problems));
        }
        return row;
    }

    private RowType row(Schema schema, String path) {
        open.push(schema.getFullName());
        List<Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            String place = path.isEmpty() ? field.name() : path + "." + field.name();
            type(field.schema(), place)
                    .map(type -> field(field, type, place))
                    .ifPresent(fields::add);
        }
        open.pop();
        return RowType.of(fields).withName(schema.getFullName());
    }

    private Field field(Schema.Field field, DataType type, String path) {
        Field made =
                Field.of(field.name(), type)
                        .withDoc(Optional.ofNullable(field.doc()).orElse(""))
                        .withAliases(field.aliases().stream().sorted().toList());
        if (!field.hasDefaultValue()) {
            return made;
        }
        try {
            return made.withDefault(AvroDefaults.convert(type, field.schema(), field.defaultVal()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            problem(path, "its default is no " + type.asRequired());
            return made;
        }
    }

    private Optional<DataType> type(Schema schema, String path) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, path);
            case ENUM -> Optional.of(new EnumType(schema.getEnumSymbols(), false));
            case ARRAY -> type(schema.getElementType(), path + "[]").map(DataTypes::array);
            case MAP -> type(schema.getValueType(), path + "{}").map(DataTypes::map);
            case UNION -> union(schema, path);
            case FIXED, BYTES -> bytes(schema, path);
            case INT -> Optional.of(integer(schema, DataTypes.INT));
            case LONG -> whole(schema, path);
            case STRING -> Optional.of(DataTypes.STRING);
            case FLOAT -> Optional.of(DataTypes.FLOAT);
            case DOUBLE -> Optional.of(DataTypes.DOUBLE);
            case BOOLEAN -> Optional.of(DataTypes.BOOLEAN);
            case NULL -> problem(path, "type null alone holds nothing");
        };
    }

    private Optional<DataType> record(Schema schema, String path) {
        if (open.contains(schema.getFullName())) {
            return problem(
                    path,
                    "record %s contains itself, which a row type can't"
                            .formatted(schema.getFullName()));
        }
        return Optional.of(row(schema, path));
    }

    private Optional<DataType> union(Schema union, String path) {
        List<Schema> others =
                union.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .toList();
        if (others.size() != 1) {
            return problem(
                    path,
                    others.isEmpty()
                            ? "type null alone holds nothing"
                            : "a union of %s has no one type; only null and one other type can be united"
                                    .formatted(others.stream().map(Schema::getName).toList()));
        }
        return type(others.get(0), path)
                .map(type -> type.withNullable(union.getTypes().size() > 1));
    }

    private Optional<DataType> bytes(Schema schema, String path) {
        if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
            return schema.getLogicalType() instanceof LogicalTypes.BigDecimal
                    ? problem(path, "big-decimal has no fixed scale; use decimal")
                    : Optional.of(DataTypes.BYTES);
        }
        return decimal.getPrecision() > DecimalType.MAX_PRECISION
                ? problem(
                        path,
                        "decimal precision must be 1..%d, not %d"
                                .formatted(DecimalType.MAX_PRECISION, decimal.getPrecision()))
                : Optional.of(DataTypes.decimal(decimal.getPrecision(), decimal.getScale()));
    }

    private static DataType integer(Schema schema, DataType plain) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Date) {
            return DataTypes.DATE;
        }
        return logical instanceof LogicalTypes.TimeMillis ? DataTypes.TIME : plain;
    }

    private Optional<DataType> whole(Schema schema, String path) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.TimestampMillis
                || logical instanceof LogicalTypes.TimestampMicros
                || logical instanceof LogicalTypes.TimestampNanos) {
            return Optional.of(DataTypes.TIMESTAMP);
        }
        if (logical instanceof LogicalTypes.TimeMicros) {
            return Optional.of(DataTypes.TIME);
        }
        return logical != null && logical.getName().startsWith("local-timestamp")
                ? problem(
                        path,
                        "a local timestamp is no point in time; use timestamp-millis or string")
                : Optional.of(DataTypes.LONG);
    }

    private Optional<DataType> problem(String path, String what) {
        problems.add("field '%s': %s.".formatted(path, what));
        return Optional.empty();
    }
}
