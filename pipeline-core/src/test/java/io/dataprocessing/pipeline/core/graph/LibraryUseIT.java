package io.dataprocessing.pipeline.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.PipelineBuilder;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pipeline as a part of somebody's own Flink job. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LibraryUseIT {

    @RegisterExtension static final MiniClusterExtension CLUSTER = new MiniClusterExtension();

    @Test
    void aPipelineDescribedInJavaGivesDataStreamsBack() throws Exception {
        Memory.fill("library-orders", List.of("a|1", "b|2", "a|3"));
        PipelineConfig config =
                PipelineBuilder.named("library")
                        .connection("main", "memory", connection -> {})
                        .source(
                                "orders",
                                "main",
                                source ->
                                        source.set("topic", "library-orders")
                                                .map("value", LibraryUseIT::orders))
                        .step("split", "split", step -> {})
                        .sink(
                                "even",
                                "main",
                                sink ->
                                        sink.input("split")
                                                .set("topic", "even")
                                                .map("value", value -> value.set("format", "line")))
                        .build();
        Catalog catalog = Catalog.load(getClass().getClassLoader());
        PipelinePlan plan = new Planner(catalog).plan(config);

        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(1);
        AssembledPipeline pipeline = new JobAssembler(catalog).attach(plan, environment);
        DataStream<Event> odd = pipeline.stream("split.odd");

        List<String> skus = new ArrayList<>();
        try (CloseableIterator<String> results =
                odd.map(event -> event.value().getString(0), Types.STRING).executeAndCollect()) {
            results.forEachRemaining(skus::add);
        }
        assertThat(skus).containsExactly("a", "a");
        assertThat(Memory.texts("even")).containsExactly("b|2");
        assertThat(environment.getCheckpointConfig().isCheckpointingEnabled()).isFalse();
    }

    private static void orders(io.dataprocessing.pipeline.core.config.SectionBuilder value) {
        value.set("format", "line").set("schema", Map.of("fields", fields()));
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new java.util.LinkedHashMap<>();
        fields.put("sku", "string");
        fields.put("amount", "long");
        return fields;
    }
}
