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
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Turns Avro's types into ours; gathers everything that has no counterpart, with its path, before
 * it gives up.
 *
 * <p>A record inside itself becomes a string, which holds that part in Avro's JSON encoding.
 */
public final class AvroTypes {

    /** The field of a schema that is no record. */
    public static final String FIELD = "value";

    /** What a duration of months, days and milliseconds becomes. */
    static final RowType CALENDAR_DURATION =
            RowType.of(
                    Field.of("months", DataTypes.LONG),
                    Field.of("days", DataTypes.LONG),
                    Field.of("millis", DataTypes.LONG));

    private final List<String> problems = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private AvroTypes() {}

    /**
     * The row type of a record, or of another schema as the one field {@value #FIELD}.
     *
     * @throws SchemaException naming every field that can't be expressed
     */
    public static RowType rowType(Schema schema) {
        return rowType(schema, FIELD);
    }

    /**
     * The row type of a schema.
     *
     * @param field the name of the one field that a schema has which is no record
     * @throws SchemaException naming every field that can't be expressed
     */
    public static RowType rowType(Schema schema, String field) {
        AvroTypes types = new AvroTypes();
        Optional<RowType> row =
                schema.getType() == Schema.Type.RECORD
                        ? Optional.of(types.row(schema, ""))
                        : types.type(schema, field).map(type -> RowType.of(Field.of(field, type)));
        if (!types.problems.isEmpty()) {
            throw new SchemaException(String.join(" ", types.problems));
        }
        return row.orElseThrow();
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
        } catch (IllegalArgumentException
                | DateTimeException
                | ArithmeticException
                | ClassCastException e) {
            problem(path, "its default is no " + type.asRequired());
            return made;
        }
    }

    private Optional<DataType> type(Schema schema, String path) {
        AvroKind kind = AvroKind.of(schema);
        return switch (kind) {
            case RECORD -> Optional.of(record(schema, path));
            case ENUM -> enumeration(schema, path);
            case ARRAY -> type(schema.getElementType(), path + "[]").map(DataTypes::array);
            case MAP -> type(schema.getValueType(), path + "{}").map(DataTypes::map);
            case UNION -> union(schema, path);
            case DECIMAL -> decimal((LogicalTypes.Decimal) schema.getLogicalType(), path);
            case BOOLEAN -> Optional.of(DataTypes.BOOLEAN);
            case INT -> Optional.of(DataTypes.INT);
            case LONG -> Optional.of(DataTypes.LONG);
            case FLOAT -> Optional.of(DataTypes.FLOAT);
            case DOUBLE -> Optional.of(DataTypes.DOUBLE);
            case BYTES, FIXED -> Optional.of(DataTypes.BYTES);
            case DATE -> Optional.of(DataTypes.DATE);
            case TIME_MILLIS, TIME_MICROS -> Optional.of(DataTypes.TIME);
            case TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS ->
                    Optional.of(DataTypes.TIMESTAMP);
            case STRING,
                    BIG_DECIMAL,
                    FIXED_UUID,
                    LOCAL_TIMESTAMP_MILLIS,
                    LOCAL_TIMESTAMP_MICROS,
                    LOCAL_TIMESTAMP_NANOS ->
                    Optional.of(DataTypes.STRING);
            case CALENDAR_DURATION -> Optional.of(CALENDAR_DURATION);
            case ISO_DURATION -> Optional.of(DataTypes.DURATION);
            case NULL -> Optional.of(DataTypes.STRING.asNullable()); // it has no other value
        };
    }

    private DataType record(Schema schema, String path) {
        return open.contains(schema.getFullName()) ? DataTypes.STRING : row(schema, path);
    }

    private Optional<DataType> enumeration(Schema schema, String path) {
        return schema.getEnumSymbols().isEmpty()
                ? problem(path, "enum %s has no symbols".formatted(schema.getFullName()))
                : Optional.of(new EnumType(schema.getEnumSymbols(), false));
    }

    private Optional<DataType> union(Schema schema, String path) {
        AvroUnion union = AvroUnion.of(schema);
        if (union.isNull()) {
            return Optional.of(DataTypes.STRING.asNullable());
        }
        if (union.only().isPresent()) {
            return type(schema.getTypes().get(union.only().get()), path)
                    .map(type -> union.nullable() ? type.asNullable() : type);
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < union.branches().size(); i++) {
            String name = union.names().get(i);
            type(schema.getTypes().get(union.branches().get(i)), path + "." + name)
                    .map(type -> Field.of(name, type.asNullable()))
                    .ifPresent(fields::add);
        }
        return Optional.of(RowType.of(fields).withNullable(union.nullable()));
    }

    private Optional<DataType> decimal(LogicalTypes.Decimal decimal, String path) {
        return decimal.getPrecision() > DecimalType.MAX_PRECISION
                ? problem(
                        path,
                        "decimal precision must be 1..%d, not %d"
                                .formatted(DecimalType.MAX_PRECISION, decimal.getPrecision()))
                : Optional.of(DataTypes.decimal(decimal.getPrecision(), decimal.getScale()));
    }

    private Optional<DataType> problem(String path, String what) {
        problems.add("field '%s': %s.".formatted(path, what));
        return Optional.empty();
    }
}
