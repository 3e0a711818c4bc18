package io.dataprocessing.pipeline.suite.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.connectors.kafka.KafkaConnection;
import io.dataprocessing.pipeline.connectors.kafka.KafkaSinkConnector;
import io.dataprocessing.pipeline.connectors.kafka.KafkaSinkOptions;
import io.dataprocessing.pipeline.connectors.kafka.KafkaSourceConnector;
import io.dataprocessing.pipeline.connectors.kafka.KafkaSourceOptions;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigText;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.connector.SourceContext;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.BindingScope;
import io.dataprocessing.pipeline.core.option.OptionBinder;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.CloseableIterator;

/** Small jobs around the Kafka connector, bounded, their options in words. */
final class KafkaJobs {

    private static final Duration CHECKPOINTS = Duration.ofMillis(500);

    private final KafkaConnection connection;

    KafkaJobs(String bootstrapServers) {
        this.connection =
                bind(
                        KafkaConnection.class,
                        "{properties: {bootstrap.servers: '%s'}}".formatted(bootstrapServers));
    }

    KafkaConnection connection() {
        return connection;
    }

    /** The values that a source gives before it ends. */
    List<String> read(String options) throws Exception {
        StreamExecutionEnvironment flink = environment();
        List<String> values = new ArrayList<>();
        try (CloseableIterator<Event> events = source(flink, options).executeAndCollect()) {
            events.forEachRemaining(event -> values.add(text(event)));
        }
        return values;
    }

    /**
     * Reads to the end and keeps nothing: for jobs that may fail at once, which Flink's collecting
     * sink takes the task manager down for if it wasn't open yet.
     */
    void drain(String options) throws Exception {
        StreamExecutionEnvironment flink = environment();
        source(flink, options).sinkTo(new DiscardingSink<>());
        flink.execute("drain");
    }

    /** Copies what a source gives to a sink, each event through the sink's encoder. */
    void copy(String sourceOptions, String sinkOptions) throws Exception {
        StreamExecutionEnvironment flink = environment();
        flink.enableCheckpointing(CHECKPOINTS.toMillis());
        KafkaSinkConnector connector = new KafkaSinkConnector();
        KafkaSinkOptions options = sinkOptions(sinkOptions);
        SinkContext context = new SinkContext("suite", "out", TextDecoder.TYPE, CHECKPOINTS);
        source(flink, sourceOptions)
                .map(new Encode(connector.encoder(connection, options, context)))
                .returns(new EventTypeInfo(TextDecoder.TYPE))
                .sinkTo(connector.create(connection, options, context));
        flink.execute("copy");
    }

    private DataStream<Event> source(StreamExecutionEnvironment flink, String words) {
        KafkaSourceOptions options = bind(KafkaSourceOptions.class, words);
        return flink.fromSource(
                new KafkaSourceConnector()
                        .create(
                                connection,
                                options,
                                new SourceContext("suite", "in", true, new TextDecoder())),
                WatermarkStrategy.noWatermarks(),
                "in");
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        flink.setParallelism(2);
        return flink;
    }

    static KafkaSinkOptions sinkOptions(String words) {
        return bind(KafkaSinkOptions.class, words);
    }

    static KafkaSourceOptions sourceOptions(String words) {
        return bind(KafkaSourceOptions.class, words);
    }

    private static <C extends Record> C bind(Class<C> type, String words) {
        Problems problems = new Problems();
        BindingScope scope =
                new BindingScope("it", "it", List.of(TextDecoder.TYPE), Set.of(), problems);
        Optional<C> options =
                new OptionBinder(new ExpressionCompiler())
                        .bind(type, (ConfigMap) ConfigText.parse(words), scope);
        assertThat(options).as("%s", problems.all()).isPresent();
        return options.get();
    }

    private static String text(Event event) {
        Row row = event.value();
        return row.isNull(0) ? "null" : row.getString(0);
    }

    /** What the platform's operator in front of a sink does, without an error policy. */
    private static final class Encode extends RichMapFunction<Event, Event> {

        private final EventEncoder encoder;

        Encode(EventEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public void open(OpenContext context) {
            encoder.open(row -> row.getString(0).getBytes(UTF_8), Optional.empty());
        }

        @Override
        public Event map(Event event) throws Exception {
            return encoder.encode(event, Optional.empty());
        }
    }
}
