package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.connector.SourceContext;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.Source;

/** Reads and writes {@link MemoryTopics}. */
public final class MemoryConnector
        implements SourceConnector<MemoryConnector.Connection, MemoryConnector.Options>,
                SinkConnector<MemoryConnector.Connection, MemoryConnector.Options> {

    /** Nothing is needed to connect. */
    public record Connection() {}

    /** The options of a source or sink. */
    public record Options(String topic) {}

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public String description() {
        return "Lines in memory.";
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

    @Override
    public EventEncoder encoder(Connection connection, Options options, SinkContext context) {
        return new Encoder(options.topic());
    }

    @Override
    public Sink<Event> create(Connection connection, Options options, SinkContext context) {
        return new Writing(options.topic());
    }

    private static final class Encoder implements EventEncoder {

        private static final long serialVersionUID = 1L;

        private final String topic;
        private transient RowEncoder value;

        Encoder(String topic) {
            this.topic = topic;
        }

        @Override
        public void open(RowEncoder valueEncoder, Optional<RowEncoder> keyEncoder) {
            value = valueEncoder;
        }

        @Override
        public Event encode(Event event, Optional<Row> key) throws EncodeException {
            return event.withRaw(
                    Optional.of(
                            new RawRecord(
                                    topic,
                                    RawRecord.ANY_PARTITION,
                                    event.timestamp(),
                                    null,
                                    value.encode(event.value()),
                                    event.headers())));
        }
    }

    private record Writing(String topic) implements Sink<Event> {

        @Override
        public SinkWriter<Event> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Event event, Context ignored) {
                    MemoryTopics.of(topic)
                            .add(
                                    new String(
                                            event.raw().orElseThrow().value(),
                                            StandardCharsets.UTF_8));
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
