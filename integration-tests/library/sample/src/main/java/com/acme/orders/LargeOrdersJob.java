package com.acme.orders;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.graph.GivenStreams;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A pipeline file between two streams of the program. */
final class LargeOrdersJob {

    private static final String FILE = "large-orders.yaml";

    private final Catalog catalog;

    LargeOrdersJob(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Adds the pipeline, and gives what comes out. */
    DataStream<Order> addTo(StreamExecutionEnvironment environment, DataStream<Order> orders) {
        PipelineConfig words =
                new ConfigParser(Environment.system(Path.of(""))).parse(FILE, Path.of(""), text());
        return new JobAssembler(catalog)
                .assemble(
                        new Planner(catalog).plan(words),
                        environment,
                        GivenStreams.of("orders", orders, Order.class))
                .stream("out", Order.class);
    }

    private static String text() {
        try (InputStream file = LargeOrdersJob.class.getResourceAsStream("/" + FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
