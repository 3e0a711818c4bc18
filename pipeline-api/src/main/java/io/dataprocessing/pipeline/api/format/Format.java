package io.dataprocessing.pipeline.api.format;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.Optional;

/**
 * A way to write rows as bytes, found through {@link java.util.ServiceLoader}; needs a public
 * constructor without parameters, keeps nothing, is called by one thread at a time.
 *
 * @param <O> the options beside {@code format} and {@code schema}: a record
 */
public interface Format<O extends Record> {

    /** The name that a pipeline file uses as {@code format}. */
    String name();

    /** What the format is: a sentence for the reference. */
    String description();

    /** The record that the options are bound to. */
    Class<O> optionsType();

    /**
     * What is read. Called on the client only; may ask a registry, and nobody else.
     *
     * @param declared the schema that the file declares; empty if it declares none
     * @return the declared type, or the format's own; any type if a problem was reported
     */
    FormatSchema planRead(O options, Optional<DeclaredSchema> declared, FormatContext context);

    /**
     * How rows of a type are written. Called on the client only, asks nobody; problems go to the
     * context.
     *
     * @param type the type of the rows that the encoder will get
     * @param declared the schema that the file declares, whose type {@code type} then is; empty if
     *     it declares none
     */
    FormatSchema planWrite(
            O options, RowType type, Optional<DeclaredSchema> declared, FormatContext context);

    /** A decoder to rows of a type that {@link #planRead} gave; created on the task. */
    RowDecoder decoder(O options, FormatSchema schema, FormatRuntime runtime);

    /** An encoder of rows of a type that {@link #planWrite} gave; created on the task. */
    RowEncoder encoder(O options, FormatSchema schema, FormatRuntime runtime);
}
