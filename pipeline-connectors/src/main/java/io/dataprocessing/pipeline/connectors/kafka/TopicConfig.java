package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import java.util.Map;
import java.util.Optional;

/** How a topic is made that isn't there. */
@Description("How the topic is made where it isn't there.")
public record TopicConfig(
        @Description("The number of partitions; the broker's default if left out.")
                @Range(min = 1, max = 100_000)
                Optional<Integer> partitions,
        @Description("The number of replicas; the broker's default if left out.")
                @Range(min = 1, max = 100)
                Optional<Integer> replicationFactor,
        @Description("Kafka's topic configs.") @Default("{}") @Example("{retention.ms: 604800000}")
                Map<String, String> configs) {

    public TopicConfig {
        requireNonNull(partitions, "partitions");
        requireNonNull(replicationFactor, "replicationFactor");
        configs = Map.copyOf(configs);
    }
}
