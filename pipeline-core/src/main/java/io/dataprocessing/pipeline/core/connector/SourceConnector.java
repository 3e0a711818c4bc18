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
     * Looks whether this client may do what the job is going to do. Called on the client before
     * {@link #verify}; may contact the system, and changes nothing there. Does nothing unless
     * overridden: some systems let everybody in.
     *
     * @return what was found, a sentence each
     * @throws ConnectorException if it may not; the message says all that it lacks
     */
    default List<String> verifyAccess(C connection, O options, EndpointUse use)
            throws ConnectorException {
        return List.of();
    }

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
