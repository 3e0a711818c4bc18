package io.dataprocessing.pipeline.suite.broker;

import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import org.apache.kafka.common.utils.AppInfoParser;

/** A broker in the JVM of the tests. */
final class EmbeddedBroker implements TestBroker {

    private final EmbeddedKafka kafka;

    private EmbeddedBroker(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    static EmbeddedBroker start() {
        return new EmbeddedBroker(EmbeddedKafka.start(EmbeddedKafkaOptions.defaults()));
    }

    @Override
    public BrokerKind kind() {
        return BrokerKind.EMBEDDED;
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String description() {
        return "Kafka " + AppInfoParser.getVersion() + " in this JVM";
    }

    @Override
    public void close() {
        kafka.close();
    }
}
