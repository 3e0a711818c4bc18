package io.dataprocessing.pipeline.connectors.schema;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Makes Avro schemas of row types, the same for the same type and name.
 *
 * <p>Times become micro-seconds, decimals bytes, nullable types unions with null, whose default is
 * null unless the field declares another. A nested row keeps its name, or gets that of the record
 * around it and the field; an enum too, and one whose symbols aren't Avro's becomes a string.
 */
public final class AvroSchemas {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern FULL_NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private final Map<String, Schema> named = new HashMap<>();
    private final Map<String, RowType> rows = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private AvroSchemas() {}

    /** Whether a text can be the full name of a record. */
    public static boolean isFullName(String name) {
        return FULL_NAME.matcher(name).matches();
    }

    /** A full name made of any text: what Avro doesn't allow becomes an underscore. */
    public static String fullName(String text) {
        String name = requireNonNull(text, "text").replaceAll("[^A-Za-z0-9_]", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /**
     * The record schema of a row type.
     *
     * @param name the full name of the record
     * @throws SchemaException naming every field whose name Avro doesn't allow
     */
    public static Schema of(RowType type, String name) {
        return of(schemas -> schemas.row(type, name, ""));
    }

    /**
     * The schema of a value that is no record, unless its type is a row.
     *
     * @param name where it stands, from which the names of records and enums in it are made
     * @throws SchemaException as for {@link #of(RowType, String)}
     */
    public static Schema ofValue(DataType type, String name) {
        return of(schemas -> schemas.nullable(type, name, "", false));
    }

    private static Schema of(java.util.function.Function<AvroSchemas, Schema> maker) {
        AvroSchemas schemas = new AvroSchemas();
        Schema schema = maker.apply(schemas);
        if (!schemas.problems.isEmpty()) {
            throw new SchemaException(String.join(" ", schemas.problems));
        }
        return schema;
    }

    private Schema row(RowType type, String name, String path) {
        if (type.asRequired().equals(rows.get(name))) {
            return named.get(name);
        }
        String full = free(name);
        Schema record = Schema.createRecord(full, null, null, false);
        named.put(full, record);
        List<Schema.Field> fields = new ArrayList<>();
        for (Field field : type.fields()) {
            String place = path.isEmpty() ? field.name() : path + "." + field.name();
            if (NAME.matcher(field.name()).matches()) {
                fields.add(field(field, full + "_" + field.name(), place));
            } else {
                problems.add(
                        "field '%s': Avro's names have letters, digits and underscores only; rename it with a step 'map'."
                                .formatted(place));
            }
        }
        record.setFields(fields);
        rows.put(full, (RowType) type.asRequired()); // only now: a row in itself is another
        return record;
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; named.containsKey(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private Schema.Field field(Field field, String name, String path) {
        boolean otherDefault = field.hasDefault() && field.defaultValue() != null;
        Schema schema = nullable(field.type(), name, path, otherDefault);
        Object value = null;
        if (field.hasDefault()) {
            value =
                    otherDefault
                            ? AvroDefaultWriter.of(field.type(), schema, field.defaultValue())
                            : Schema.Field.NULL_DEFAULT_VALUE;
        }
        Schema.Field made =
                new Schema.Field(
                        field.name(), schema, field.doc().isEmpty() ? null : field.doc(), value);
        field.aliases().stream().filter(NAME.asMatchPredicate()).forEach(made::addAlias);
        return made;
    }

    /** The default of a union is one of its first branch. */
    private Schema nullable(DataType type, String name, String path, boolean nullLast) {
        Schema required = schema(type, name, path);
        if (!type.nullable()) {
            return required;
        }
        Schema nothing = Schema.create(Schema.Type.NULL);
        return nullLast
                ? Schema.createUnion(required, nothing)
                : Schema.createUnion(nothing, required);
    }

    private Schema schema(DataType type, String name, String path) {
        if (type instanceof ScalarType scalar) {
            return scalar(scalar.kind());
        }
        if (type instanceof DecimalType decimal) {
            return LogicalTypes.decimal(decimal.precision(), decimal.scale())
                    .addToSchema(Schema.create(Schema.Type.BYTES));
        }
        if (type instanceof EnumType enumeration) {
            return enumeration(enumeration, name);
        }
        if (type instanceof ArrayType array) {
            return Schema.createArray(nullable(array.element(), name, path + "[]", false));
        }
        if (type instanceof MapType map) {
            return Schema.createMap(nullable(map.value(), name, path + "{}", false));
        }
        RowType row = (RowType) type;
        return row(row, isFullName(row.name()) ? row.name() : name, path);
    }

    private Schema enumeration(EnumType type, String name) {
        if (!type.symbols().stream().allMatch(NAME.asMatchPredicate())) {
            return Schema.create(Schema.Type.STRING);
        }
        Schema known = named.get(name);
        if (known != null
                && known.getType() == Schema.Type.ENUM
                && known.getEnumSymbols().equals(type.symbols())) {
            return known;
        }
        String full = free(name);
        Schema schema = Schema.createEnum(full, null, null, type.symbols());
        named.put(full, schema);
        return schema;
    }

    private static Schema scalar(ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case INT -> Schema.create(Schema.Type.INT);
            case LONG -> Schema.create(Schema.Type.LONG);
            case FLOAT -> Schema.create(Schema.Type.FLOAT);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case STRING -> Schema.create(Schema.Type.STRING);
            case BYTES -> Schema.create(Schema.Type.BYTES);
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case TIME -> LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case TIMESTAMP ->
                    LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case DURATION -> {
                Schema schema = Schema.create(Schema.Type.STRING);
                schema.addProp(AvroKind.TYPE_PROPERTY, AvroKind.DURATION);
                yield schema;
            }
        };
    }
}
