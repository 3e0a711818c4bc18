package io.dataprocessing.pipeline.suite.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.preflight.Preflight;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example of each step type gives what it says, on a real broker. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class ProcessorExamplesIT {

    private final KafkaProbe kafka;
    private final TestCluster cluster;

    ProcessorExamplesIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
    }

    static List<ProcessorExample> examples() {
        return ProcessorExample.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesWhatItSays(ProcessorExample example) throws Exception {
        kafka.createTopics(2, example.input().keySet());
        kafka.createTopics(2, example.expected().keySet());
        example.input().values().forEach(kafka::send);

        PipelinePlan plan =
                new Preflight(RunningPipeline.catalog())
                        .prepare(
                                new Planner(RunningPipeline.catalog())
                                        .plan(
                                                new ConfigParser(
                                                                Environment.of(
                                                                        Map.of(
                                                                                "KAFKA",
                                                                                kafka
                                                                                        .bootstrapServers())))
                                                        .parse(
                                                                "pipeline.yaml",
                                                                example.directory(),
                                                                example.bounded())))
                        .plan();
        try (RunningPipeline pipeline = RunningPipeline.start(cluster, plan)) {
            pipeline.awaitFinished();
        }

        example.expected()
                .forEach(
                        (topic, values) ->
                                assertThat(committed(topic))
                                        .as(topic)
                                        .containsExactlyInAnyOrderElementsOf(
                                                values.stream().map(JsonNode::toString).toList()));
    }

    /** What readers see, as JSON without its spaces; a tombstone is null. */
    private List<String> committed(String topic) {
        return kafka.readCommitted(topic).stream()
                .map(ConsumerRecord::value)
                .map(
                        value ->
                                value == null
                                        ? "null"
                                        : ProcessorExample.json(new String(value, UTF_8))
                                                .toString())
                .toList();
    }

    @Test
    void everyStepTypeHasOne() {
        assertThat(ProcessorExample.all().stream().map(ProcessorExample::type))
                .containsExactlyInAnyOrderElementsOf(RunningPipeline.catalog().stepTypes());
    }
}
