package io.dataprocessing.pipeline.core.format;

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
     * The type of the rows that are read. Called on the client only.
     *
     * @param declared the schema that the file declares; empty if it declares none
     * @return the declared type, or the format's own; any type if a problem was reported
     */
    RowType typeRead(O options, Optional<RowType> declared, FormatContext context);

    /**
     * Checks that rows of a type can be written. Called on the client only; problems go to the
     * context.
     */
    void checkWritable(O options, RowType type, FormatContext context);

    /** A decoder to rows of a type that {@link #typeRead} gave; created on the task. */
    RowDecoder decoder(O options, RowType type);

    /** An encoder of rows of a type that {@link #checkWritable} passed; created on the task. */
    RowEncoder encoder(O options, RowType type);
}
