package io.dataprocessing.pipeline.core.connector;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
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
     * Looks whether this client may do what the job is going to do, and whether what is there takes
     * it. Called on the client, for all sinks before {@link #prepare} is for the first; may contact
     * the system, and changes nothing there. Does nothing unless overridden: some systems take
     * everything from everybody.
     *
     * @return what was found, a sentence each
     * @throws ConnectorException if it may not; the message says all that's wrong
     */
    default List<String> verifyTarget(C connection, O options, EndpointUse use)
            throws ConnectorException {
        return List.of();
    }

    /**
     * Makes what the sink needs and isn't there, such as a topic. Called on the client just before
     * a job is submitted; may contact the system. Does nothing unless overridden: some systems need
     * nothing made.
     *
     * @return what was made or found, and the options with what is only known outside
     * @throws ConnectorException if that's not possible; the message says why and what to do
     */
    default Prepared<O> prepare(C connection, O options) throws ConnectorException {
        return new Prepared<>(options, List.of());
    }

    /** The first half; called where the job is built. */
    EventEncoder encoder(C connection, O options, SinkContext context);

    /** The second half; called where the job is built. */
    Sink<Event> create(C connection, O options, SinkContext context);
}
