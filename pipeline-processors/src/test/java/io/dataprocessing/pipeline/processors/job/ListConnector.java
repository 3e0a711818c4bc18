package io.dataprocessing.pipeline.processors.job;

import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.connector.SourceContext;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** Reads events that a test has laid down, in the JVM of the test. */
public final class ListConnector
        implements SourceConnector<ListConnector.Connection, ListConnector.Options> {

    private static final Map<String, List<Event>> LISTS = new ConcurrentHashMap<>();

    record Connection() {}

    record Options(String topic) {}

    /** Lays events down. */
    static void fill(String topic, List<Event> events) {
        LISTS.put(topic, List.copyOf(events));
    }

    @Override
    public String type() {
        return "list";
    }

    @Override
    public String description() {
        return "Reads a list.";
    }

    @Override
    public Class<Connection> connectionType() {
        return Connection.class;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public EndpointDescription describe(
            Connection connection, Options options, ConnectorContext context) {
        return new EndpointDescription(
                List.of(new Endpoint(context.connection(), options.topic(), false)), List.of());
    }

    @Override
    public Source<Event, ?, ?> create(
            Connection connection, Options options, SourceContext context) {
        List<Event> events = LISTS.get(options.topic());
        return new DataGeneratorSource<>(
                new Reading(options.topic()),
                events.size(),
                new EventTypeInfo(events.get(0).value().type()));
    }

    /** Finds the event of a number. */
    private record Reading(String topic) implements GeneratorFunction<Long, Event> {

        @Override
        public Event map(Long index) {
            return LISTS.get(topic).get(Math.toIntExact(index));
        }
    }
}
