package io.dataprocessing.pipeline.suite.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessBrokerIT {

    @Test
    void comesBackWithItsRecordsAfterAKill() {
        try (ProcessBroker broker = ProcessBroker.start();
                KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers())) {
            String address = broker.bootstrapServers();
            String topic = kafka.createTopic("kept", 1);
            kafka.sendValues(topic, List.of("before"));

            broker.kill();
            broker.restart();
            kafka.sendValues(topic, List.of("after"));

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(kafka.committedValues(topic)).containsExactly("before", "after");
        }
    }

    @Test
    void isNotStartedTwice() {
        try (ProcessBroker broker = ProcessBroker.start()) {
            assertThatThrownBy(broker::restart)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the broker process is running: kill it first");
        }
    }
}
