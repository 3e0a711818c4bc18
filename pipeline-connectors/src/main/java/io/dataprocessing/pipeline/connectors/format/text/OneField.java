package io.dataprocessing.pipeline.connectors.format.text;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import java.util.Optional;
import java.util.function.Predicate;

/** What rows of a single field have in common. */
final class OneField {

    private OneField() {}

    static FormatSchema planRead(
            String format,
            DataType fieldType,
            TextOptions options,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        RowType type =
                declared.map(DeclaredSchema::type)
                        .orElse(RowType.of(Field.of(options.field(), fieldType)));
        if (type.size() != 1 || !type.field(0).type().asRequired().equals(fieldType)) {
            context.problem(
                    "schema",
                    "format '%s' reads rows with one field of type %s, not %s."
                            .formatted(format, fieldType, type));
        }
        return FormatSchema.of(type);
    }

    static FormatSchema planWrite(
            String format,
            String wanted,
            Predicate<DataType> writable,
            RowType type,
            FormatContext context) {
        if (type.size() != 1) {
            context.problem(
                    "format",
                    "format '%s' writes rows with exactly one field; these have %d: %s. Keep one of them with a step 'map', or use format 'json'."
                            .formatted(format, type.size(), String.join(", ", type.fieldNames())));
        } else if (!writable.test(type.field(0).type())) {
            context.problem(
                    "format",
                    "format '%s' writes %s; '%s' is %s."
                            .formatted(format, wanted, type.field(0).name(), type.field(0).type()));
        }
        return FormatSchema.of(type);
    }

    static Object value(Row row) throws EncodeException {
        Object value = row.get(0);
        if (value == null) {
            throw new EncodeException(
                    "field '%s' is null, and the whole record would be"
                            .formatted(row.type().field(0).name()));
        }
        return value;
    }
}
