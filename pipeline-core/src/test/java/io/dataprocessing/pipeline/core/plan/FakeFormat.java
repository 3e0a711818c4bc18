package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.option.Default;
import java.util.Optional;

/** Formats of which only the types are of interest. */
record FakeFormat(String name) implements Format<FakeFormat.Options> {

    record Options(@Default("false") boolean lenient, @Default("id") String field) {}

    @Override
    public String description() {
        return "Writes nothing.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public FormatSchema planRead(
            Options options, Optional<DeclaredSchema> declared, FormatContext context) {
        if (declared.isEmpty() && name.equals("json")) {
            context.problem("format", "format 'json' needs a schema.");
        }
        return FormatSchema.of(
                declared.map(DeclaredSchema::type)
                        .orElse(RowType.of(Field.of(options.field(), DataTypes.STRING))));
    }

    @Override
    public FormatSchema planWrite(
            Options options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        if (name.equals("string") && type.size() != 1) {
            context.problem("format", "format 'string' writes one field.");
        }
        return FormatSchema.of(type);
    }

    @Override
    public RowDecoder decoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        throw new UnsupportedOperationException("nothing to decode");
    }

    @Override
    public RowEncoder encoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        throw new UnsupportedOperationException("nothing to encode");
    }
}
