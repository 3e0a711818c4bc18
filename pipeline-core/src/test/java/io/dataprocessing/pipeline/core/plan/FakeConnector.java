package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.DeliveryGuarantee;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.connector.Prepared;
import io.dataprocessing.pipeline.core.connector.RegistryConnection;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.connector.SourceContext;
import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/** Reads and writes topics of no system at all: enough to plan with. */
final class FakeConnector {

    /** What stands in the name of a topic for something that is only known outside. */
    private static final String TODAY = "today";

    private FakeConnector() {}

    record Connection(String servers, Optional<String> registry) implements RegistryConnection {

        @Override
        public Optional<RegistrySettings> registrySettings() {
            return registry.map(url -> new RegistrySettings(url, Map.of()));
        }
    }

    record SourceOptions(@Default("[]") List<String> topic, Optional<String> topicPattern) {}

    record SinkOptions(
            String topic, @Default("exactly-once") DeliveryGuarantee deliveryGuarantee) {}

    static final class Reading implements SourceConnector<Connection, SourceOptions> {

        @Override
        public String type() {
            return "fake";
        }

        @Override
        public String description() {
            return "Reads nothing.";
        }

        @Override
        public Class<Connection> connectionType() {
            return Connection.class;
        }

        @Override
        public Class<SourceOptions> optionsType() {
            return SourceOptions.class;
        }

        @Override
        public EndpointDescription describe(
                Connection connection, SourceOptions options, ConnectorContext context) {
            if (options.topic().isEmpty() && options.topicPattern().isEmpty()) {
                context.problem("topic", "a topic is needed.");
            }
            List<Endpoint> endpoints =
                    options.topicPattern()
                            .map(
                                    pattern ->
                                            List.of(
                                                    new Endpoint(
                                                            context.connection(), pattern, true)))
                            .orElseGet(
                                    () ->
                                            options.topic().stream()
                                                    .map(
                                                            topic ->
                                                                    new Endpoint(
                                                                            context.connection(),
                                                                            topic,
                                                                            false))
                                                    .toList());
            return new EndpointDescription(endpoints, List.of("Reads topics."));
        }

        @Override
        public Source<Event, ?, ?> create(
                Connection connection, SourceOptions options, SourceContext context) {
            throw new UnsupportedOperationException("nothing to read");
        }
    }

    static final class Writing implements SinkConnector<Connection, SinkOptions> {

        @Override
        public String type() {
            return "fake";
        }

        @Override
        public String description() {
            return "Writes nothing.";
        }

        @Override
        public Class<Connection> connectionType() {
            return Connection.class;
        }

        @Override
        public Class<SinkOptions> optionsType() {
            return SinkOptions.class;
        }

        @Override
        public EndpointDescription describe(
                Connection connection, SinkOptions options, ConnectorContext context) {
            return new EndpointDescription(
                    List.of(new Endpoint(context.connection(), options.topic(), false)),
                    List.of("Writes topic " + options.topic() + "."));
        }

        @Override
        public Prepared<SinkOptions> prepare(Connection connection, SinkOptions options) {
            String topic = options.topic().replace(TODAY, "monday");
            return topic.equals(options.topic())
                    ? new Prepared<>(options, List.of())
                    : new Prepared<>(
                            new SinkOptions(topic, options.deliveryGuarantee()),
                            List.of("Topic '%s' is meant.".formatted(topic)));
        }

        @Override
        public EventEncoder encoder(
                Connection connection, SinkOptions options, SinkContext context) {
            throw new UnsupportedOperationException("nothing to write");
        }

        @Override
        public Sink<Event> create(Connection connection, SinkOptions options, SinkContext context) {
            throw new UnsupportedOperationException("nothing to write");
        }
    }

    /** Can be read from only. */
    static final class ReadOnly implements SourceConnector<Connection, SourceOptions> {

        private final Reading reading = new Reading();

        @Override
        public String type() {
            return "read-only";
        }

        @Override
        public String description() {
            return reading.description();
        }

        @Override
        public Class<Connection> connectionType() {
            return reading.connectionType();
        }

        @Override
        public Class<SourceOptions> optionsType() {
            return reading.optionsType();
        }

        @Override
        public EndpointDescription describe(
                Connection connection, SourceOptions options, ConnectorContext context) {
            return reading.describe(connection, options, context);
        }

        @Override
        public Source<Event, ?, ?> create(
                Connection connection, SourceOptions options, SourceContext context) {
            return reading.create(connection, options, context);
        }
    }
}
