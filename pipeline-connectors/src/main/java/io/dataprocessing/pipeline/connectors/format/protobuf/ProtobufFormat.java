package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.util.Optional;

/**
 * The format {@code protobuf}: one message a record.
 *
 * <p>The message is one of a {@code .proto} file or a descriptor set; where a pipeline declares
 * something else, it's made from the row type, with the fields numbered in their order. Reading is
 * strict: a record that breaks off, a wire type that isn't the field's, a number that doesn't fit,
 * an unknown enum number and bad UTF-8 are errors; unknown fields are read over. Writing gives
 * equal rows equal bytes.
 */
public final class ProtobufFormat implements Format<ProtobufOptions> {

    /** For {@link java.util.ServiceLoader}. */
    public ProtobufFormat() {}

    @Override
    public String name() {
        return "protobuf";
    }

    @Override
    public String description() {
        return "One Protobuf message a record, described by a .proto file or a descriptor set.";
    }

    @Override
    public Class<ProtobufOptions> optionsType() {
        return ProtobufOptions.class;
    }

    @Override
    public FormatSchema planRead(
            ProtobufOptions options, Optional<DeclaredSchema> declared, FormatContext context) {
        if (declared.isEmpty()) {
            context.problem(
                    "schema",
                    "format 'protobuf' needs a schema: the path of a .proto file or of a"
                            + " descriptor set, fields, or a class.");
            return FormatSchema.of(RowType.of());
        }
        return plan(declared.get().type(), declared, context);
    }

    @Override
    public FormatSchema planWrite(
            ProtobufOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        return plan(type, declared, context);
    }

    private static FormatSchema plan(
            RowType type, Optional<DeclaredSchema> declared, FormatContext context) {
        try {
            return MessageText.schema(type, message(type, declared, context));
        } catch (SchemaException e) {
            context.problem("schema", e.getMessage());
            return FormatSchema.of(type);
        }
    }

    private static Descriptor message(
            RowType type, Optional<DeclaredSchema> declared, FormatContext context) {
        return declared.flatMap(schema -> schema.document(ProtoSchemaFile.ENDINGS))
                .map(ProtoSchema::message)
                .orElseGet(() -> RowMessages.message(type, RowMessages.name(context)));
    }

    @Override
    public RowDecoder decoder(ProtobufOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ProtobufDecoder(MessageReaders.of(MessageText.message(schema), schema.type()));
    }

    @Override
    public RowEncoder encoder(ProtobufOptions options, FormatSchema schema, FormatRuntime runtime) {
        return new ProtobufEncoder(
                MessageWriters.of(MessageText.message(schema), schema.type()), new byte[0]);
    }
}
