package io.dataprocessing.pipeline.app.local;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/**
 * A genuine Kafka broker in this JVM: one node that is both broker and KRaft controller, reachable
 * on this machine only.
 *
 * <pre>{@code
 * try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults())) {
 *     properties.put("bootstrap.servers", kafka.bootstrapServers());
 * }
 * }</pre>
 *
 * <p>It keeps records for ever whatever their timestamps say, and creates no topic by itself, so
 * that a misspelt name is an error. Starting takes about three seconds in a cold JVM. It prints
 * nothing; what it logs goes through slf4j. Several may run in one JVM. It registers no shutdown
 * hook: whoever started it closes it, also when the JVM is told to end. Thread-safe.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE_ID = 1;
    private static final String BROKER = "PLAINTEXT";
    private static final String CONTROLLER = "CONTROLLER";

    private final DataDirectory directory;
    private final int port;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(DataDirectory directory, int port, SharedServer server) throws Exception {
        this.directory = directory;
        this.port = port;
        this.controller =
                new ControllerServer(
                        server,
                        KafkaRaftServer.configSchema(),
                        new BootstrapDirectory(directory.path().toString()).read());
        this.broker = new BrokerServer(server);
    }

    /**
     * Starts a broker and returns when it answers. A data directory that a broker has used before
     * is taken up as it was left.
     *
     * @throws EmbeddedKafkaException if the port is in use, the data directory can't be written or
     *     belongs to a running broker, or a property is wrong
     */
    public static EmbeddedKafka start(EmbeddedKafkaOptions options) {
        requireNonNull(options, "options");
        try (LoopbackSockets sockets = new LoopbackSockets()) {
            int port = sockets.bind(BROKER, options.port());
            int controllerPort = sockets.bind(CONTROLLER, 0);
            return start(options, port, controllerPort, sockets);
        } catch (Exception e) {
            throw new EmbeddedKafkaException("embedded Kafka did not start: " + reason(e), e);
        }
    }

    /** The address for the client property {@code bootstrap.servers}: host and port. */
    public String bootstrapServers() {
        return LoopbackSockets.HOST + ":" + port;
    }

    /** The port of 127.0.0.1 that clients connect to. */
    public int port() {
        return port;
    }

    /** Where the records are; gone after {@link #close()} if it was a temporary one. */
    public Path dataDirectory() {
        return directory.path();
    }

    /** Stops the broker and waits until it has; called again, it does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            broker.shutdown();
            controller.shutdown();
            broker.awaitShutdown();
            controller.awaitShutdown();
            release();
        }
    }

    private static EmbeddedKafka start(
            EmbeddedKafkaOptions options, int port, int controllerPort, LoopbackSockets sockets)
            throws Exception {
        DataDirectory directory = DataDirectory.open(options.dataDirectory());
        try {
            KafkaConfig config = config(options, directory.path(), port, controllerPort);
            SharedServer server =
                    new SharedServer(
                            config,
                            directory.format(NODE_ID, CONTROLLER),
                            Time.SYSTEM,
                            new Metrics(),
                            completedFuture(
                                    QuorumConfig.parseVoterConnections(
                                            config.quorumConfig().voters())),
                            List.of(),
                            // Kafka's own handler ends the process, which isn't ours to end.
                            (name, fatal, action) -> new LoggingFaultHandler(name, action),
                            sockets);
            EmbeddedKafka kafka = new EmbeddedKafka(directory, port, server);
            kafka.startUp();
            return kafka;
        } catch (Exception e) {
            directory.close();
            throw e;
        }
    }

    private void startUp() {
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException e) {
            broker.shutdown();
            controller.shutdown();
            throw e;
        }
    }

    private void release() {
        try {
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + directory.path(), e);
        }
    }

    private static KafkaConfig config(
            EmbeddedKafkaOptions options, Path directory, int port, int controllerPort) {
        Map<String, String> properties = new HashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(NODE_ID));
        properties.put(
                "controller.quorum.voters",
                NODE_ID + "@" + LoopbackSockets.HOST + ":" + controllerPort);
        String brokerListener = BROKER + "://" + LoopbackSockets.HOST + ":" + port;
        String controllerListener =
                CONTROLLER + "://" + LoopbackSockets.HOST + ":" + controllerPort;
        properties.put("listeners", brokerListener + "," + controllerListener);
        properties.put("advertised.listeners", brokerListener);
        properties.put(
                "listener.security.protocol.map",
                BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("inter.broker.listener.name", BROKER);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("log.dirs", directory.toString());
        properties.put("num.partitions", String.valueOf(options.partitions()));
        properties.put("auto.create.topics.enable", "false");
        // Replayed events carry old timestamps: the default retention would delete them.
        properties.put("log.retention.ms", "-1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.num.partitions", "3");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        // The defaults cost every new consumer group 3 seconds and every broker 128 MiB.
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
        properties.putAll(options.properties());
        return new KafkaConfig(properties, false);
    }

    /**
     * Kafka wraps what a user can act on once or twice; the first message that there is says it.
     */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
