package io.dataprocessing.pipeline.suite.fuzz;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.EventDecoder;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.connector.SourceContext;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** Reads records that a test has laid down and keeps what is written, in the test's process. */
public final class RecordsConnector
        implements SourceConnector<RecordsConnector.Connection, RecordsConnector.Options>,
                SinkConnector<RecordsConnector.Connection, RecordsConnector.Options> {

    private static final Map<String, List<RawRecord>> GIVEN = new ConcurrentHashMap<>();
    private static final Map<String, Queue<RawRecord>> WRITTEN = new ConcurrentHashMap<>();

    /** Nothing is needed to connect. */
    public record Connection() {}

    /** The options of a source or sink. */
    public record Options(String topic) {}

    static void give(String topic, List<RawRecord> records) {
        GIVEN.put(topic, List.copyOf(records));
    }

    static void forget(String topic) {
        GIVEN.remove(topic);
    }

    /** What was written to a topic, once. */
    static List<RawRecord> taken(String topic) {
        Queue<RawRecord> written = WRITTEN.remove(topic);
        return written == null ? List.of() : List.copyOf(written);
    }

    @Override
    public String type() {
        return "records";
    }

    @Override
    public String description() {
        return "Records in memory.";
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
        return new DataGeneratorSource<>(
                new Reading(options.topic(), context.decoder()),
                GIVEN.get(options.topic()).size(),
                context.decoder().type());
    }

    @Override
    public EventEncoder encoder(Connection connection, Options options, SinkContext context) {
        return new Encoder(options.topic());
    }

    @Override
    public Sink<Event> create(Connection connection, Options options, SinkContext context) {
        return new Writing(options.topic());
    }

    private record Reading(String topic, EventDecoder decoder)
            implements GeneratorFunction<Long, Event> {

        @Override
        public void open(SourceReaderContext context) {
            decoder.open(context.getUserCodeClassLoader(), context.metricGroup());
        }

        @Override
        public Event map(Long index) {
            return decoder.decode(
                    GIVEN.get(topic).get(Math.toIntExact(index)), new Origin(topic, 0, index));
        }
    }

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
                    key.isPresent()
                            ? key.get().encode(keyRow.orElseThrow())
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

    private record Writing(String topic) implements Sink<Event> {

        @Override
        public SinkWriter<Event> createWriter(WriterInitContext context) {
            Queue<RawRecord> target =
                    WRITTEN.computeIfAbsent(topic, name -> new ConcurrentLinkedQueue<>());
            return new SinkWriter<>() {
                @Override
                public void write(Event event, Context ignored) {
                    target.add(event.raw().orElseThrow());
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
