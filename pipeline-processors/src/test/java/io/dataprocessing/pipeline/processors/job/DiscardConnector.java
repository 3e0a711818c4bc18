package io.dataprocessing.pipeline.processors.job;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/** Writes nowhere: a pipeline needs a sink, and tests look at the outputs of steps. */
public final class DiscardConnector
        implements SinkConnector<ListConnector.Connection, ListConnector.Options> {

    @Override
    public String type() {
        return "list";
    }

    @Override
    public String description() {
        return "Writes nowhere.";
    }

    @Override
    public Class<ListConnector.Connection> connectionType() {
        return ListConnector.Connection.class;
    }

    @Override
    public Class<ListConnector.Options> optionsType() {
        return ListConnector.Options.class;
    }

    @Override
    public EndpointDescription describe(
            ListConnector.Connection connection,
            ListConnector.Options options,
            ConnectorContext context) {
        return new EndpointDescription(
                List.of(new Endpoint(context.connection(), options.topic(), false)), List.of());
    }

    @Override
    public EventEncoder encoder(
            ListConnector.Connection connection,
            ListConnector.Options options,
            SinkContext context) {
        return new AsIs();
    }

    @Override
    public Sink<Event> create(
            ListConnector.Connection connection,
            ListConnector.Options options,
            SinkContext context) {
        return new CollectingSink(CollectingSink.NOWHERE, options.topic());
    }

    /** Leaves the value, with no bytes beside it. */
    private static final class AsIs implements EventEncoder {

        private static final long serialVersionUID = 1L;

        @Override
        public void open(RowEncoder valueEncoder, Optional<RowEncoder> keyEncoder) {}

        @Override
        public Event encode(Event event, Optional<Row> keyRow) {
            return event.withRaw(
                    Optional.of(
                            new RawRecord(
                                    "",
                                    RawRecord.ANY_PARTITION,
                                    event.timestamp(),
                                    null,
                                    null,
                                    event.headers())));
        }
    }
}
