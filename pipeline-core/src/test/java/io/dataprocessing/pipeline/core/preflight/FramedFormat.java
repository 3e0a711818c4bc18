package io.dataprocessing.pipeline.core.preflight;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryFormat;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.api.option.Default;
import java.util.Locale;
import java.util.Optional;

/** A format of a registry; its schema is the text of the row type. */
record FramedFormat(SchemaRegistrar registry) implements RegistryFormat<FramedFormat.Options> {

    record Options(@Default("false") boolean autoRegister) {}

    @Override
    public String name() {
        return "framed";
    }

    @Override
    public String description() {
        return "Carries ids.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public FormatSchema planRead(
            Options options, Optional<DeclaredSchema> declared, FormatContext context) {
        if (context.registry().orElseThrow().url().contains("down")) {
            context.unavailable("schema registry gave no answer. Nothing was started.");
        }
        return FormatSchema.of(RowType.of(Field.of("id", DataTypes.LONG)));
    }

    @Override
    public FormatSchema planWrite(
            Options options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        String part = context.part().name().toLowerCase(Locale.ROOT);
        return FormatSchema.of(type, type.toString())
                .with("subject", context.topic().orElse("?") + "-" + part);
    }

    @Override
    public Registration registration(Options options, FormatSchema schema) {
        return new Registration(
                schema.attribute("subject").orElseThrow(),
                "ROW",
                schema.text(),
                options.autoRegister(),
                /* normalize= */ false);
    }

    @Override
    public SchemaRegistrar registrar(RegistrySettings settings) {
        return registry;
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
