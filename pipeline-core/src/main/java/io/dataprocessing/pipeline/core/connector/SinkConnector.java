package io.dataprocessing.pipeline.core.connector;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Writes to a kind of system; found through {@link java.util.ServiceLoader}, needs a public
 * constructor without parameters, keeps nothing.
 *
 * <p>Writing has two halves. {@link #encoder} turns each event into what is written; it runs in an
 * operator of the platform just before the sink, so that what goes wrong there follows the sink's
 * error policy. {@link #create} gives Flink's sink, which gets events that carry their {@linkplain
 * Event#raw() raw record} and hands them on. Dead letters come with their raw record made and skip
 * the first half.
 *
 * @param <C> the options of a connection
 * @param <O> the options of a sink
 */
public interface SinkConnector<C extends Record, O extends Record> {

    /** The name that a pipeline file uses as a connection's {@code type}. */
    String type();

    /** What is written, and how: a sentence for the reference. */
    String description();

    /**
     * The record that a connection's options are bound to; the same as the source's of this type.
     */
    Class<C> connectionType();

    /** The record that a sink's options are bound to. */
    Class<O> optionsType();

    /** Checks the options and says what will be done. Called on the client; contacts nobody. */
    EndpointDescription describe(C connection, O options, ConnectorContext context);

    /**
     * Makes what the sink needs and isn't there, such as a topic. Called on the client just before
     * a job is submitted; contacts the system.
     *
     * @return what was made or found, a sentence each
     * @throws ConnectorException if that's not possible; the message says why and what to do
     */
    java.util.List<String> prepare(C connection, O options) throws ConnectorException;

    /**
     * The options with what is only known outside, such as how large a record may be. Called on the
     * client after {@link #prepare}; may contact the system. The same unless overridden: most
     * systems have no such limits.
     *
     * @throws ConnectorException if the system can't be asked; the message says why and what to do
     */
    default O completed(C connection, O options) throws ConnectorException {
        return options;
    }

    /** The first half; called where the job is built. */
    EventEncoder encoder(C connection, O options, SinkContext context);

    /** The second half; called where the job is built. */
    Sink<Event> create(C connection, O options, SinkContext context);
}
