package io.dataprocessing.pipeline.suite.processors;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every example gives what it says, on a broker, in batch mode with two of each task. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class ProcessorExamplesIT {

    private final KafkaProbe kafka;
    private final TestCluster cluster;

    ProcessorExamplesIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
    }

    @TestFactory
    Stream<DynamicTest> everyExampleGivesWhatItSays() {
        return ProcessorExample.all().stream()
                .map(example -> DynamicTest.dynamicTest(example.type(), () -> run(example)));
    }

    private void run(ProcessorExample example) {
        String run = KafkaProbe.uniqueName(example.type());
        kafka.createTopics(2, example.topics().stream().map(name -> run + "." + name).toList());
        kafka.send(example.input(run));
        Planner planner = new Planner(RunningPipeline.catalog());
        try (RunningPipeline running =
                RunningPipeline.start(cluster, planner.plan(inBatch(example, run)))) {
            running.awaitFinished();
        }
        example.expected()
                .forEach(
                        (topic, values) ->
                                assertThat(kafka.readCommitted(run + "." + topic))
                                        .as("values of topic '%s'", topic)
                                        .extracting(
                                                record -> ProcessorExample.words(record.value()))
                                        .containsExactlyInAnyOrderElementsOf(values));
    }

    private PipelineConfig inBatch(ProcessorExample example, String run) {
        PipelineConfig config =
                new ConfigParser(Environment.of(Map.of("KAFKA", kafka.bootstrapServers())))
                        .parse("pipeline.yaml", example.directory(), example.pipeline(run));
        List<ConfigMap.Entry> execution =
                new ArrayList<>(
                        config.execution()
                                .without(Set.of("runtime-mode", "parallelism", "restart"))
                                .entries());
        execution.add(entry("runtime-mode", "batch"));
        execution.add(entry("parallelism", "2"));
        execution.add(
                new ConfigMap.Entry(
                        "restart",
                        Position.none(),
                        new ConfigMap(List.of(entry("strategy", "none")), Position.none())));
        return new PipelineConfig(
                config.source(),
                config.name(),
                new ConfigMap(execution, config.execution().position()),
                config.connections(),
                config.deadLetter(),
                config.sources(),
                config.steps(),
                config.sinks(),
                config.plugins());
    }

    private static ConfigMap.Entry entry(String key, String value) {
        return new ConfigMap.Entry(key, Position.none(), ConfigScalar.of(value));
    }
}
