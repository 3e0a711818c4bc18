package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
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
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes topics of {@link Memory}. */
public final class MemorySinkConnector
        implements SinkConnector<MemorySourceConnector.Connection, MemorySourceConnector.Options> {

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public String description() {
        return "Writes a list.";
    }

    @Override
    public Class<MemorySourceConnector.Connection> connectionType() {
        return MemorySourceConnector.Connection.class;
    }

    @Override
    public Class<MemorySourceConnector.Options> optionsType() {
        return MemorySourceConnector.Options.class;
    }

    @Override
    public EndpointDescription describe(
            MemorySourceConnector.Connection connection,
            MemorySourceConnector.Options options,
            ConnectorContext context) {
        return new EndpointDescription(
                List.of(new Endpoint(context.connection(), options.topic(), false)), List.of());
    }

    @Override
    public EventEncoder encoder(
            MemorySourceConnector.Connection connection,
            MemorySourceConnector.Options options,
            SinkContext context) {
        return new Encoder(options.topic());
    }

    @Override
    public Sink<Event> create(
            MemorySourceConnector.Connection connection,
            MemorySourceConnector.Options options,
            SinkContext context) {
        return new Writing(options.topic());
    }

    /** Makes raw records. */
    private static final class Encoder implements EventEncoder {

        private static final long serialVersionUID = 1L;

        private final String topic;
        private transient RowEncoder value;
        private transient Optional<RowEncoder> key;

        Encoder(String topic) {
            this.topic = topic;
        }

        @Override
        public void open(RowEncoder valueEncoder, Optional<RowEncoder> keyEncoder) {
            value = valueEncoder;
            key = keyEncoder;
        }

        @Override
        public Event encode(Event event, Optional<Row> keyRow) throws EncodeException {
            byte[] keyBytes =
                    keyRow.isPresent()
                            ? key.orElseThrow().encode(keyRow.get())
                            : event.messageKey().orElse(null);
            return event.withRaw(
                    Optional.of(
                            new RawRecord(
                                    topic,
                                    RawRecord.ANY_PARTITION,
                                    event.timestamp(),
                                    keyBytes,
                                    value.encode(event.value()),
                                    event.headers())));
        }
    }

    /** Writes events to a topic. */
    private record Writing(String topic) implements Sink<Event> {

        @Override
        public SinkWriter<Event> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Event event, Context ignored) {
                    Memory.write(topic, event);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
