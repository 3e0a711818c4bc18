package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.EndpointUse;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.connector.SourceContext;
import io.dataprocessing.pipeline.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.common.acl.AclOperation;

/** Reads topics of Kafka. */
public final class KafkaSourceConnector
        implements SourceConnector<KafkaConnection, KafkaSourceOptions> {

    /**
     * Kafka's own settings, which were measured to be the best here, but for the receive buffer,
     * which the operating system sizes by itself: records of 2 KB then cost the fetching thread a
     * sixth less. Larger polls spare it a tenth and cost the task, which decodes, more than that:
     * what waits for it no longer is in the processor's cache.
     */
    static final Map<String, String> DEFAULTS =
            Map.of(
                    "fetch.min.bytes", "1",
                    "max.partition.fetch.bytes", "1048576",
                    "max.poll.records", "500",
                    "receive.buffer.bytes", "-1");

    private static final String DISCOVERY_INTERVAL = "partition.discovery.interval.ms";

    /** For {@link java.util.ServiceLoader}. */
    public KafkaSourceConnector() {}

    @Override
    public String type() {
        return "kafka";
    }

    @Override
    public String description() {
        return "Reads one or more topics of Kafka, each partition in its order.";
    }

    @Override
    public Class<KafkaConnection> connectionType() {
        return KafkaConnection.class;
    }

    @Override
    public Class<KafkaSourceOptions> optionsType() {
        return KafkaSourceOptions.class;
    }

    @Override
    public EndpointDescription describe(
            KafkaConnection connection, KafkaSourceOptions options, ConnectorContext context) {
        SourceChecks.check(options, context);
        ClientProperties.of(connection, options.properties())
                .writtenOut()
                .forEach(key -> context.warning("connection", Facts.writtenOut(key)));
        List<Endpoint> endpoints =
                Stream.concat(
                                options.topic().stream()
                                        .map(
                                                topic ->
                                                        new Endpoint(
                                                                context.connection(),
                                                                topic,
                                                                false)),
                                options.topicPattern().stream()
                                        .map(
                                                pattern ->
                                                        new Endpoint(
                                                                context.connection(),
                                                                pattern,
                                                                true)))
                        .toList();
        return new EndpointDescription(endpoints, facts(connection, options, context));
    }

    private static List<String> facts(
            KafkaConnection connection, KafkaSourceOptions options, ConnectorContext context) {
        List<String> facts = new ArrayList<>();
        facts.add(
                "Reads %s from %s."
                        .formatted(
                                options.topicPattern()
                                        .map(pattern -> "the topics that match '" + pattern + "'")
                                        .orElse(Facts.topics(options.topic())),
                                connection.bootstrapServers()));
        facts.add(start(options, options.groupId(context.pipeline(), context.endpoint())));
        facts.add(
                context.bounded()
                        ? "Stops at the records that are there when it starts."
                        : discovery(options));
        facts.add(
                switch (options.isolationLevel()) {
                    case READ_COMMITTED -> "Reads records of committed transactions only.";
                    case READ_UNCOMMITTED ->
                            "Reads records of open and aborted transactions as well.";
                });
        facts.add(
                switch (options.onExpiredOffset()) {
                    case FAIL -> "Fails when retention has removed records it hasn't read.";
                    case EARLIEST ->
                            "Goes on at the oldest record when retention has removed some it hasn't read: they are lost.";
                    case LATEST ->
                            "Goes on at the newest record when retention has removed some it hasn't read: they and all others up to then are lost.";
                });
        facts.add(
                "The consumer fetches with %s."
                        .formatted(
                                Facts.settings(
                                        DEFAULTS,
                                        ClientProperties.of(connection, options.properties()))));
        if (options.bootstrap() == Bootstrap.WAIT) {
            facts.add(
                    "Has no watermark until it has read the records that were there when it"
                            + " started.");
        }
        return facts;
    }

    private static String start(KafkaSourceOptions options, String group) {
        String fallback =
                switch (options.startupFallback()) {
                    case EARLIEST -> "at its oldest record";
                    case LATEST -> "behind its newest record";
                    case FAIL -> "not at all: the job fails";
                };
        String where =
                switch (options.startupMode()) {
                    case GROUP_OFFSETS ->
                            "where consumer group '%s' left off; a partition without an offset starts %s"
                                    .formatted(group, fallback);
                    case EARLIEST_OFFSET -> "at the oldest record of each partition";
                    case LATEST_OFFSET -> "behind the newest record of each partition";
                    case TIMESTAMP ->
                            "at the first record that isn't older than "
                                    + options.startupTimestamp().orElse("");
                    case SPECIFIC_OFFSETS ->
                            "at the offsets given; a partition without one starts " + fallback;
                };
        return "Starts %s. After that the job's own state says where to go on.".formatted(where);
    }

    private static String discovery(KafkaSourceOptions options) {
        return options.discoveryInterval().isZero()
                ? "Never looks for new partitions."
                : "Looks for new partitions every %s and reads them from their beginning."
                        .formatted(Facts.duration(options.discoveryInterval()));
    }

    @Override
    public List<String> verifyAccess(
            KafkaConnection connection, KafkaSourceOptions options, EndpointUse use)
            throws ConnectorException {
        ClientProperties client = ClientProperties.of(connection, options.properties());
        try (Cluster cluster = Cluster.connect(client)) {
            Permissions permissions = new Permissions(cluster, client);
            for (String topic : options.topic()) {
                permissions.topic(topic, AclOperation.READ);
            }
            permissions.group(options.groupId(use.pipeline(), use.endpoint()));
            if (!permissions.lacking().isEmpty()) {
                throw new ConnectorException(String.join("; ", permissions.lacking()), null);
            }
            return List.of();
        }
    }

    @Override
    public List<String> verify(KafkaConnection connection, KafkaSourceOptions options)
            throws ConnectorException {
        ClientProperties client = ClientProperties.of(connection, options.properties());
        try (Cluster cluster = Cluster.connect(client)) {
            if (options.topicPattern().isPresent()) {
                return List.of(cluster.countMatching(options.topicPattern().get()));
            }
            return cluster.requireTopics(options.topic());
        }
    }

    @Override
    public Source<Event, ?, ?> create(
            KafkaConnection connection, KafkaSourceOptions options, SourceContext context) {
        ClientProperties client = ClientProperties.of(connection, options.properties());
        String group = options.groupId(context.pipeline(), context.source());
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        properties.putAll(client.of(ClientKeys.Client.CONSUMER));
        properties.setProperty("group.id", group);
        properties.setProperty(
                "isolation.level", options.isolationLevel().name().toLowerCase(Locale.ROOT));
        if (!context.bounded()) {
            long interval = options.discoveryInterval().toMillis();
            properties.setProperty(
                    DISCOVERY_INTERVAL, String.valueOf(interval == 0 ? -1 : interval));
        }
        KafkaSourceBuilder<Event> source =
                KafkaSource.<Event>builder()
                        .setProperties(properties)
                        .setClientIdPrefix(context.pipeline() + "." + context.source())
                        .setKafkaSubscriber(new SteadySubscriber(search(options)))
                        .setStartingOffsets(startingOffsets(options, group))
                        .setDeserializer(new RecordReader(context.decoder()));
        if (context.bounded()) {
            source.setBounded(
                    new CurrentEnd(client.of(ClientKeys.Client.ADMIN), options.isolationLevel()));
        }
        return switch (options.bootstrap()) {
            case NONE -> source.build();
            case WAIT ->
                    new BootstrappedSource<>(
                            source.build(),
                            new LastRecords(
                                    client.of(ClientKeys.Client.CONSUMER),
                                    options.isolationLevel()));
        };
    }

    private static KafkaSubscriber search(KafkaSourceOptions options) {
        return options.topicPattern()
                .map(Pattern::compile)
                .map(KafkaSubscriber::getTopicPatternSubscriber)
                .orElseGet(() -> KafkaSubscriber.getTopicListSubscriber(options.topic()));
    }

    private static StartingOffsets startingOffsets(KafkaSourceOptions options, String group) {
        return new StartingOffsets(
                options.startupMode(),
                options.startupFallback(),
                options.onExpiredOffset(),
                group,
                options.startupTimestamp().flatMap(SourceChecks::timestamp).orElse(0L),
                SourceChecks.offsets(options));
    }
}
