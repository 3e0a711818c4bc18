package io.dataprocessing.pipeline.connectors.format.debezium;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.util.Optional;

/**
 * The format {@code debezium-json}: the state of a row in a change event, unwrapped, with a field
 * that says whether the row was deleted.
 */
public final class DebeziumFormat implements Format<DebeziumOptions> {

    /** For {@link java.util.ServiceLoader}. */
    public DebeziumFormat() {}

    @Override
    public String name() {
        return "debezium-json";
    }

    @Override
    public String description() {
        return "Change events of Debezium in JSON: rows are the new state of the columns, or the"
                + " last one of a row that was deleted, and a field that says which.";
    }

    @Override
    public Class<DebeziumOptions> optionsType() {
        return DebeziumOptions.class;
    }

    @Override
    public FormatSchema planRead(
            DebeziumOptions options, Optional<DeclaredSchema> declared, FormatContext context) {
        if (declared.isEmpty()) {
            context.problem(
                    "schema",
                    "format 'debezium-json' needs the schema of the table's columns: fields, the path of a schema file, or a class.");
        }
        RowType columns = declared.map(DeclaredSchema::type).orElseGet(RowType::of);
        for (String name : options.encodings().keySet()) {
            if (declared.isPresent() && !columns.has(name)) {
                context.problem(
                        "encodings",
                        "there is no column '%s'. Columns: %s."
                                .formatted(name, String.join(", ", columns.fieldNames())));
            }
        }
        return FormatSchema.of(EnvelopeType.add(columns, options, context));
    }

    @Override
    public FormatSchema planWrite(
            DebeziumOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        boolean typed =
                type.field(options.deleteField())
                        .map(field -> field.type().asRequired().equals(DataTypes.BOOLEAN))
                        .orElse(true);
        if (!typed) {
            context.problem(
                    "delete-field",
                    "field '%s' says whether a row was deleted, so that it must be boolean, not %s."
                            .formatted(
                                    options.deleteField(),
                                    type.field(type.indexOf(options.deleteField())).type()));
        }
        return FormatSchema.of(type);
    }

    @Override
    public RowDecoder decoder(DebeziumOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new DebeziumDecoder(EnvelopeType.of(schema.type(), options));
    }

    @Override
    public RowEncoder encoder(DebeziumOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new DebeziumEncoder(EnvelopeType.of(schema.type(), options));
    }
}
