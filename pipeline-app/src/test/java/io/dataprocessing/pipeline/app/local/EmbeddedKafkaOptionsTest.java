package io.dataprocessing.pipeline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaOptionsTest {

    @Test
    void defaultsAreAThrowAwayBroker() {
        assertThat(EmbeddedKafkaOptions.defaults())
                .isEqualTo(new EmbeddedKafkaOptions(Optional.empty(), 0, 1, Map.of()));
    }

    @Test
    void eachOptionIsSetAlone() {
        assertThat(
                        EmbeddedKafkaOptions.defaults()
                                .withDataDirectory(Path.of("data"))
                                .withPort(9092)
                                .withPartitions(3)
                                .withProperties(Map.of("message.max.bytes", "10")))
                .isEqualTo(
                        new EmbeddedKafkaOptions(
                                Optional.of(Path.of("data")),
                                9092,
                                3,
                                Map.of("message.max.bytes", "10")));
    }

    @Test
    void aPortOutOfRangeIsAnError() {
        assertThatThrownBy(() -> EmbeddedKafkaOptions.defaults().withPort(70_000))
                .hasMessage("port 70000 is none: allowed are 1 to 65535, or 0 for a free one");
    }

    @Test
    void noPartitionIsAnError() {
        assertThatThrownBy(() -> EmbeddedKafkaOptions.defaults().withPartitions(0))
                .hasMessage("a topic can't have 0 partitions: allowed is 1 or more");
    }
}
