package io.dataprocessing.pipeline.processors.job;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.util.Optional;

/** The format of events that were never bytes. */
public final class NoFormat implements Format<NoFormat.Options> {

    record Options() {}

    @Override
    public String name() {
        return "none";
    }

    @Override
    public String description() {
        return "No bytes.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public FormatSchema planRead(
            Options options, Optional<DeclaredSchema> declared, FormatContext context) {
        return FormatSchema.of(declared.orElseThrow().type());
    }

    @Override
    public FormatSchema planWrite(
            Options options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        return FormatSchema.of(type);
    }

    @Override
    public RowDecoder decoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        throw new UnsupportedOperationException("there are no bytes");
    }

    @Override
    public RowEncoder encoder(Options options, FormatSchema schema, FormatRuntime runtime) {
        return row -> new byte[0];
    }
}
