package io.dataprocessing.pipeline.benchmarks.micro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import java.util.Optional;

/**
 * What a format gets from a pipeline and from the task that it runs on.
 *
 * @param lazyRows whether rows decode a field when it's asked for, as in jobs that are optimized
 */
record Surroundings(Optional<RegistrySettings> registry, boolean lazyRows)
        implements FormatContext, FormatRuntime, SchemaMemory {

    static final String TOPIC = "orders";

    /** A decoder to rows of a type, with default options. */
    <O extends Record> RowDecoder decoder(Format<O> format, RowType type) {
        O options = FormatOptions.defaults(format);
        FormatSchema schema = format.planRead(options, Optional.of(DeclaredSchema.of(type)), this);
        return format.decoder(options, schema, this);
    }

    /** A decoder to rows of the type that the format finds by itself. */
    <O extends Record> RowDecoder decoder(Format<O> format) {
        O options = FormatOptions.defaults(format);
        return format.decoder(options, format.planRead(options, Optional.empty(), this), this);
    }

    /** The schema that rows of a type are written by. */
    <O extends Record> FormatSchema written(Format<O> format, RowType type) {
        return format.planWrite(FormatOptions.defaults(format), type, Optional.empty(), this);
    }

    /** An encoder of rows of a type, with default options. */
    <O extends Record> RowEncoder encoder(Format<O> format, RowType type) {
        O options = FormatOptions.defaults(format);
        return format.encoder(options, written(format, type), this);
    }

    /** Each row in the bytes of an encoder. */
    static byte[][] encoded(RowEncoder encoder, Row[] rows) throws EncodeException {
        byte[][] encoded = new byte[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            encoded[i] = encoder.encode(rows[i]);
        }
        return encoded;
    }

    @Override
    public String pipeline() {
        return "micro";
    }

    @Override
    public String endpoint() {
        return TOPIC;
    }

    @Override
    public Part part() {
        return Part.VALUE;
    }

    @Override
    public Optional<String> topic() {
        return Optional.of(TOPIC);
    }

    @Override
    public void problem(String option, String message) {
        throw new IllegalArgumentException(option + ": " + message);
    }

    @Override
    public void unavailable(String message) {
        throw new IllegalStateException(message);
    }

    @Override
    public SchemaMemory schemas() {
        return this;
    }

    @Override
    public Optional<String> find(String registry, int id) {
        return Optional.empty();
    }

    @Override
    public void remember(String registry, int id, String schema) {
        // nothing is remembered
    }
}
