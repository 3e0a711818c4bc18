package io.dataprocessing.pipeline.suite.broker;

/** A running Kafka broker for tests, the same to its clients whatever it runs in. */
public sealed interface TestBroker extends AutoCloseable
        permits EmbeddedBroker, ProcessBroker, ContainerBroker {

    /** Starts a broker of a kind; fails with the reason where that kind can't run. */
    static TestBroker start(BrokerKind kind) {
        return switch (kind) {
            case EMBEDDED -> EmbeddedBroker.start();
            case PROCESS -> ProcessBroker.start();
            case TESTCONTAINERS -> ContainerBroker.start();
        };
    }

    BrokerKind kind();

    /** The address for the client property {@code bootstrap.servers}. */
    String bootstrapServers();

    /** What the broker is and where it runs, for people: a Kafka version or an image, a process. */
    String description();

    /** Stops the broker and removes its data. */
    @Override
    void close();
}
