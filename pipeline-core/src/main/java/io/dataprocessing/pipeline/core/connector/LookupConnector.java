package io.dataprocessing.pipeline.core.connector;

import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.lookup.TableReader;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the tables that steps look up in; found through {@link java.util.ServiceLoader}, needs a
 * public constructor without parameters, keeps nothing.
 *
 * <ol>
 *   <li>{@link #describe} is called on the client when a pipeline is planned. What it gives is
 *       shipped to the tasks, with the formats and the connection as they were planned.
 *   <li>{@link #open} is called on the task: once on each machine for a table that says it's local,
 *       whose instances share it; once in each instance for another.
 *   <li>{@link TableReader#close} is called when the last one that uses it has ended.
 * </ol>
 *
 * @param <O> the options of a table
 */
public interface LookupConnector<O extends Record> {

    /** The name that a table uses as {@code type}. */
    String type();

    /** What is looked up in, and how: a sentence for the reference. */
    String description();

    /** The record that a table's options are bound to, beside those that the platform reads. */
    Class<O> optionsType();

    /**
     * The options of the connection that a table needs: those of the source or sink connector of
     * this {@link #type}. Empty for a table that needs none.
     */
    Optional<Class<? extends Record>> connectionType();

    /**
     * The parts of a record that have a format, which the platform plans and decodes: none, the
     * value, or the value and, where the file gives it, the key.
     */
    Set<Part> parts();

    /**
     * Checks the options and says what will be there; problems go to the context. May read files of
     * the pipeline; contacts nobody.
     */
    TableDescription describe(O options, LookupContext context);

    /**
     * Opens a table; waits until it can be asked. An interrupt of the thread ends the wait.
     *
     * @throws Exception if it can't be opened; the message says why and what to do
     */
    TableReader open(O options, LookupRuntime runtime) throws Exception;
}
