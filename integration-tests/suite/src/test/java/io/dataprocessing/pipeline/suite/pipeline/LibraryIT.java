package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.PipelineBuilder;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.graph.AssembledPipeline;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.preflight.Preflight;
import io.dataprocessing.pipeline.core.preflight.PreparedPlan;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pipeline made in Java, in somebody's own Flink job. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class LibraryIT {

    private static final Map<String, Object> ORDERS = Map.of("class", Order.class.getName());

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("library");

    LibraryIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(1, List.of(run + ".orders", run + ".out"));
        kafka.sendValues(
                run + ".orders",
                List.of(
                        "{\"sku\":\"a\",\"amount\":1}",
                        "{\"sku\":\"b\",\"amount\":0}",
                        "{\"sku\":\"c\",\"amount\":3}"));
    }

    /** What the records are. */
    public record Order(String sku, long amount) {}

    @Test
    void aFewLinesOfJavaGiveBackTheStreams() throws Exception {
        PipelineConfig config =
                PipelineBuilder.named("library")
                        .execution(execution -> execution.set("runtime-mode", "batch"))
                        .connection(
                                "main",
                                "kafka",
                                connection ->
                                        connection.set(
                                                "properties",
                                                Map.of(
                                                        "bootstrap.servers",
                                                        kafka.bootstrapServers())))
                        .source(
                                "orders",
                                "main",
                                source ->
                                        source.set("topic", run + ".orders")
                                                .set("startup-mode", "earliest-offset")
                                                .map(
                                                        "value",
                                                        value ->
                                                                value.set("format", "json")
                                                                        .set("schema", ORDERS)))
                        .step("valid", "filter", step -> step.set("condition", "amount > 0"))
                        .sink(
                                "out",
                                "main",
                                sink ->
                                        sink.set("input", "valid")
                                                .set("topic", run + ".out")
                                                .set("value", Map.of("format", "json")))
                        .build();
        Catalog catalog = Catalog.load(getClass().getClassLoader());
        StreamExecutionEnvironment environment = cluster.environment();

        PipelinePlan plan = new Planner(catalog).plan(config);
        PreparedPlan prepared = new Preflight(catalog).prepare(plan);
        AssembledPipeline pipeline =
                new JobAssembler(catalog).assemble(prepared.plan(), environment);

        List<String> skus = new ArrayList<>();
        try (CloseableIterator<String> values =
                pipeline.stream("valid")
                        .map(event -> event.value().getString(0))
                        .returns(Types.STRING)
                        .uid("skus")
                        .executeAndCollect(pipeline.jobName())) {
            values.forEachRemaining(skus::add);
        }
        assertThat(skus).containsExactly("a", "c");
        assertThat(kafka.committedValues(run + ".out"))
                .containsExactly("{\"sku\":\"a\",\"amount\":1}", "{\"sku\":\"c\",\"amount\":3}");
    }
}
