package com.acme.orders;

import io.dataprocessing.pipeline.core.config.PipelineBuilder;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.graph.AssembledPipeline;
import io.dataprocessing.pipeline.core.graph.GivenStreams;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The program's stream of orders through a pipeline, and the pipeline's outputs as streams again. */
final class RevenueJob {

    private final Catalog catalog;

    RevenueJob(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What comes out. */
    record Streams(
            DataStream<Revenue> revenue, DataStream<Order> large, DataStream<Event> deadLetters) {}

    private static PipelineConfig words() {
        return PipelineBuilder.named("revenue")
                .streamSource(
                        "orders",
                        Order.class,
                        source ->
                                source.set("on-error", "dead-letter")
                                        .set(
                                                "watermark",
                                                Map.of("field", "at", "out-of-orderness", "5s")))
                .streamDeadLetters()
                .step(
                        "size",
                        "route",
                        step ->
                                step.set(
                                                "cases",
                                                List.of(
                                                        Map.of(
                                                                "when", "amount > 1000",
                                                                "output", "large")))
                                        .set("default", "small"))
                .step(
                        "by-minute",
                        "window-aggregate",
                        step ->
                                step.input("size.small")
                                        .set("key-by", List.of("customer"))
                                        .set("window", Map.of("tumbling", "1min"))
                                        .set("aggregate", Map.of("revenue", "sum(amount)"))
                                        .set("late", "drop"))
                .streamSink("revenue", "by-minute")
                .streamSink("large", "size.large")
                .build();
    }

    /** Adds the pipeline to a job whose settings stay as the program made them. */
    Streams addTo(StreamExecutionEnvironment environment, DataStream<Order> orders) {
        PipelinePlan plan = new Planner(catalog).plan(words());
        AssembledPipeline pipeline =
                new JobAssembler(catalog)
                        .attach(
                                plan,
                                environment,
                                GivenStreams.of("orders", orders, Order.class));
        return new Streams(
                pipeline.stream("revenue", Revenue.class),
                pipeline.stream("large", Order.class),
                pipeline.deadLetters());
    }
}
