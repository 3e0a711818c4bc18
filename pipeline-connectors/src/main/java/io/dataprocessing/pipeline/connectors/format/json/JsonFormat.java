package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.format.DeclaredSchema;
import io.dataprocessing.pipeline.core.format.Format;
import io.dataprocessing.pipeline.core.format.FormatContext;
import io.dataprocessing.pipeline.core.format.FormatRuntime;
import io.dataprocessing.pipeline.core.format.FormatSchema;
import io.dataprocessing.pipeline.core.format.RowDecoder;
import io.dataprocessing.pipeline.core.format.RowEncoder;
import java.util.Optional;

/**
 * The format {@code json}: one JSON object a record.
 *
 * <p>Reading is strict: a duplicate key, bytes behind the object, bad UTF-8, a byte order mark, a
 * number that its type can't hold exactly, a missing or null required field are errors that name
 * the byte and the field.
 */
public final class JsonFormat implements Format<JsonOptions> {

    /** For {@link java.util.ServiceLoader}. */
    public JsonFormat() {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "One JSON object a record, read strictly: duplicate keys, trailing bytes, bad UTF-8"
                + " and numbers that don't fit are errors.";
    }

    @Override
    public Class<JsonOptions> optionsType() {
        return JsonOptions.class;
    }

    @Override
    public FormatSchema planRead(
            JsonOptions options, Optional<DeclaredSchema> declared, FormatContext context) {
        if (declared.isEmpty()) {
            context.problem(
                    "schema",
                    "format 'json' needs a schema: fields, the path of a schema file, or a class.");
        }
        return FormatSchema.of(declared.map(DeclaredSchema::type).orElseGet(RowType::of));
    }

    @Override
    public FormatSchema planWrite(
            JsonOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        return FormatSchema.of(type); // every row type has a JSON form
    }

    @Override
    public RowDecoder decoder(JsonOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new JsonDecoder(options, schema.type());
    }

    @Override
    public RowEncoder encoder(JsonOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new JsonEncoder(options, schema.type());
    }
}
