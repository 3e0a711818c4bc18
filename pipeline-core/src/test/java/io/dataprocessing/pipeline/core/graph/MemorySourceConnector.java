package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.connector.SourceContext;
import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
import org.apache.flink.api.connector.source.Source;

/** Reads topics of {@link Memory}. */
public final class MemorySourceConnector
        implements SourceConnector<
                MemorySourceConnector.Connection, MemorySourceConnector.Options> {

    record Connection() {}

    record Options(String topic) {}

    @Override
    public String type() {
        return "memory";
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
        return new MemorySource(options.topic(), context.decoder());
    }
}
