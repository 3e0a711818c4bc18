package io.dataprocessing.pipeline.connectors.format.json;

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
 * The format {@code json}: one JSON object a record.
 *
 * <p>Reading is strict: a duplicate key (unless allowed), bytes behind the object, bad UTF-8, a
 * byte order mark, a number that its type can't hold exactly, a missing or null required field are
 * errors that name the byte and the field.
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
        if (options.document().isPresent()) {
            return FormatSchema.of(document(options.document().get(), declared, context));
        }
        if (declared.isEmpty()) {
            context.problem(
                    "schema",
                    "format 'json' needs a schema: fields, the path of a schema file, or a class;"
                            + " or 'document: FIELD' where records are any JSON.");
        }
        RowType type = declared.map(DeclaredSchema::type).orElseGet(RowType::of);
        if (declared.isPresent()) {
            JsonTextFields.check(options.jsonText(), type, context);
        }
        return FormatSchema.of(type);
    }

    private static RowType document(
            String field, Optional<DeclaredSchema> declared, FormatContext context) {
        RowType type = DocumentCodec.type(field);
        if (declared.isPresent() && !declared.get().type().equals(type)) {
            context.problem(
                    "schema",
                    "with 'document: %s' rows are %s, not %s. Leave 'schema' out."
                            .formatted(field, type, declared.get().type()));
        }
        return type;
    }

    @Override
    public FormatSchema planWrite(
            JsonOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        if (options.document().isEmpty()) {
            JsonTextFields.check(options.jsonText(), type, context);
        } else if (!isDocument(type)) {
            context.problem(
                    "document",
                    "a document is written from rows with one field of type string, not %s. Keep one with a step 'map', or leave 'document' out."
                            .formatted(type));
        }
        return FormatSchema.of(type); // every row type has a JSON form
    }

    private static boolean isDocument(RowType type) {
        return type.size() == 1 && type.field(0).type().asRequired().equals(DataTypes.STRING);
    }

    @Override
    public RowDecoder decoder(JsonOptions options, FormatSchema schema, FormatRuntime runtime) {
        return options.document().isPresent()
                ? new DocumentCodec(options.maxDepth(), schema.type())
                : ObjectDecoder.of(
                        JsonRules.of(options),
                        options.validation(),
                        options.maxDepth(),
                        schema.type(),
                        runtime);
    }

    @Override
    public RowEncoder encoder(JsonOptions options, FormatSchema schema, FormatRuntime runtime) {
        return options.document().isPresent()
                ? new DocumentCodec(options.maxDepth(), schema.type())
                : new JsonEncoder(options, schema.type());
    }
}
