package io.dataprocessing.pipeline.core.connector;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
import org.apache.flink.api.connector.source.Source;

/**
 * Reads from a kind of system; found through {@link java.util.ServiceLoader}, needs a public
 * constructor without parameters, keeps nothing.
 *
 * @param <C> the options of a connection
 * @param <O> the options of a source
 */
public interface SourceConnector<C extends Record, O extends Record> {

    /** The name that a pipeline file uses as a connection's {@code type}. */
    String type();

    /** What is read, and how: a sentence for the reference. */
    String description();

    /** The record that a connection's options are bound to; the same as the sink's of this type. */
    Class<C> connectionType();

    /** The record that a source's options are bound to. */
    Class<O> optionsType();

    /** Checks the options and says what will be done. Called on the client; contacts nobody. */
    EndpointDescription describe(C connection, O options, ConnectorContext context);

    /**
     * Looks whether what the source reads is there. Called on the client just before a job is
     * submitted; may contact the system. Does nothing unless overridden: some systems have nothing
     * to look at.
     *
     * @return what was found, a sentence each
     * @throws ConnectorException if it can't be read; the message says why and what to do
     */
    default List<String> verify(C connection, O options) throws ConnectorException {
        return List.of();
    }

    /**
     * Flink's source. Called where the job is built. Records go through {@link
     * SourceContext#decoder()}; event time is in the events, so watermarks are the platform's.
     */
    Source<Event, ?, ?> create(C connection, O options, SourceContext context);
}
