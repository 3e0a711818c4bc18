package io.dataprocessing.pipeline.app.local;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What can be chosen about an {@link EmbeddedKafka}; {@link #defaults()} suits a throw-away broker.
 *
 * @param dataDirectory where the broker keeps its data, created when missing and kept when the
 *     broker stops; empty for a temporary directory that is deleted when it stops
 * @param port the port of 127.0.0.1 to listen on, 0 for any free one
 * @param partitions how many partitions a topic gets that is created without saying so, at least 1
 * @param properties further broker properties by Kafka's names; they win over the ones set here
 */
public record EmbeddedKafkaOptions(
        Optional<Path> dataDirectory, int port, int partitions, Map<String, String> properties) {

    private static final int MAX_PORT = 65_535;

    public EmbeddedKafkaOptions {
        requireNonNull(dataDirectory, "dataDirectory");
        properties = Map.copyOf(properties);
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "port "
                            + port
                            + " is none: allowed are 1 to "
                            + MAX_PORT
                            + ", or 0 for a free one");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "a topic can't have " + partitions + " partitions: allowed is 1 or more");
        }
    }

    /** A temporary directory, any free port, one partition. */
    public static EmbeddedKafkaOptions defaults() {
        return new EmbeddedKafkaOptions(Optional.empty(), 0, 1, Map.of());
    }

    public EmbeddedKafkaOptions withDataDirectory(Path directory) {
        return new EmbeddedKafkaOptions(Optional.of(directory), port, partitions, properties);
    }

    public EmbeddedKafkaOptions withPort(int newPort) {
        return new EmbeddedKafkaOptions(dataDirectory, newPort, partitions, properties);
    }

    public EmbeddedKafkaOptions withPartitions(int newPartitions) {
        return new EmbeddedKafkaOptions(dataDirectory, port, newPartitions, properties);
    }

    public EmbeddedKafkaOptions withProperties(Map<String, String> newProperties) {
        return new EmbeddedKafkaOptions(dataDirectory, port, partitions, newProperties);
    }
}
