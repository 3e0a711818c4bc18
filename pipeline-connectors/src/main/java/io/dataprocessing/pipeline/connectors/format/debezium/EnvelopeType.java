package io.dataprocessing.pipeline.connectors.format.debezium;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields of a row are columns of the table, and which come from the envelope. */
record EnvelopeType(RowType row, RowType columns, DebeziumOptions options) {

    private static final Set<String> LONGS =
            Set.of(
                    "source.lsn",
                    "source.txId",
                    "source.xmin",
                    "source.pos",
                    "source.row",
                    "source.server_id",
                    "source.thread",
                    "transaction.total_order",
                    "transaction.data_collection_order");

    /** For rows of a type that {@link #add} gave, or of one that's written. */
    static EnvelopeType of(RowType row, DebeziumOptions options) {
        List<Field> columns =
                row.fields().stream().filter(field -> !isAdded(field.name(), options)).toList();
        return new EnvelopeType(row, RowType.of(columns).withName(row.name()), options);
    }

    private static boolean isAdded(String name, DebeziumOptions options) {
        return name.equals(options.deleteField()) || options.metadata().containsKey(name);
    }

    /** A declared type with the fields of the envelope behind it, where it doesn't have them. */
    static RowType add(RowType declared, DebeziumOptions options, FormatContext context) {
        List<Field> fields = new ArrayList<>(declared.fields());
        add(fields, declared, options.deleteField(), DataTypes.BOOLEAN, "delete-field", context);
        for (Map.Entry<String, String> entry : options.metadata().entrySet()) {
            add(fields, declared, entry.getKey(), type(entry.getValue()), "metadata", context);
        }
        return RowType.of(fields).withName(declared.name());
    }

    private static void add(
            List<Field> fields,
            RowType declared,
            String name,
            DataType type,
            String option,
            FormatContext context) {
        if (!declared.has(name)) {
            fields.add(Field.of(name, type));
        } else if (!declared.field(declared.indexOf(name)).type().equals(type)) {
            context.problem(
                    option,
                    "the schema has a field '%s' of its own, of type %s; the one that is added is %s. Choose another name."
                            .formatted(name, declared.field(declared.indexOf(name)).type(), type));
        }
    }

    /** The type of what stands at a path of the envelope. */
    static DataType type(String path) {
        if (path.endsWith("ts_ms") || path.endsWith("ts_us") || path.endsWith("ts_ns")) {
            return DataTypes.TIMESTAMP.asNullable();
        }
        return (isLong(path) ? DataTypes.LONG : DataTypes.STRING).asNullable();
    }

    /** Whether a number stands at a path of the envelope. */
    static boolean isLong(String path) {
        return LONGS.contains(path);
    }
}
