package io.dataprocessing.pipeline.suite.broker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A broker in a container. The environment variable {@value #IMAGE_VARIABLE} names another image
 * than {@value #DEFAULT_IMAGE}; {@code .ci/kafka-image} builds one where none can be pulled.
 */
final class ContainerBroker implements TestBroker {

    private static final String IMAGE_VARIABLE = "PIPELINE_KAFKA_IMAGE";
    private static final String OFFICIAL_IMAGE = "apache/kafka";
    private static final String DEFAULT_IMAGE = OFFICIAL_IMAGE + ":4.2.0";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");
    private static final int KAFKA_PORT = 9092;

    private final KafkaContainer container;

    private ContainerBroker(KafkaContainer container) {
        this.container = container;
    }

    /** Why no container can be started here and what to do about it; empty where one can. */
    static Optional<String> obstacle() {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        return Optional.of(
                "no engine for containers answers. Start Docker, or let .ci/run provide podman");
    }

    // The container outlives this method: close() stops it.
    @SuppressWarnings("resource")
    static ContainerBroker start() {
        KafkaContainer container =
                new KafkaContainer(
                                DockerImageName.parse(image())
                                        .asCompatibleSubstituteFor(OFFICIAL_IMAGE))
                        .withLabel("pipeline.test.run", run())
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_LOG_RETENTION_MS", "-1")
                        .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "3");
        publishWhereTheTestsAre(container);
        container.start();
        return new ContainerBroker(container);
    }

    @Override
    public BrokerKind kind() {
        return BrokerKind.TESTCONTAINERS;
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public String description() {
        return "image %s in container %.12s".formatted(image(), container.getContainerId());
    }

    @Override
    public void close() {
        container.stop();
    }

    /** With an engine on this machine, nobody else's machine needs to reach the broker. */
    private static void publishWhereTheTestsAre(KafkaContainer container) {
        if (LOOPBACK.contains(DockerClientFactory.instance().dockerHostIpAddress())) {
            container.setPortBindings(List.of("127.0.0.1::" + KAFKA_PORT));
        }
    }

    /** By this label {@code .ci/run} finds what a test JVM that was killed has left behind. */
    private static String run() {
        return Optional.ofNullable(System.getenv("PIPELINE_TEST_RUN")).orElse("by hand");
    }

    private static String image() {
        return Optional.ofNullable(System.getenv(IMAGE_VARIABLE)).orElse(DEFAULT_IMAGE);
    }
}
