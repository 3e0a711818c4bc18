package io.dataprocessing.pipeline.benchmarks.micro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.config.PipelineBuilder;
import io.dataprocessing.pipeline.core.graph.AssembledPipeline;
import io.dataprocessing.pipeline.core.graph.GivenStreams;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A chain of filters that let every record through, in a job of its own that runs all the time: the
 * difference between 10 and 0 steps is what ten stateless steps cost a record.
 *
 * <p>Nothing else of the job differs: rows come out of memory and are thrown away behind the last
 * step.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChainBenchmark {

    private static final int RECORDS = 200_000;
    private static final String SOURCE = "orders";
    private static final String SINK = "out";

    /** How many steps. */
    @Param({"0", "1", "10", "50"})
    private int steps;

    /** Whether the planner may make one function of them. */
    @Param({"true", "false"})
    private boolean optimize;

    private final String name = UUID.randomUUID().toString();
    private final Tickets tickets = Tickets.named(name);
    private JobClient job;

    /** Starts the job and waits until its first records are through. */
    @Setup
    public void start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.BIND_PORT, "0");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        Catalog catalog = Catalog.load(ChainBenchmark.class.getClassLoader());
        PipelineBuilder words =
                PipelineBuilder.named("chain")
                        .execution(
                                execution ->
                                        execution.set("parallelism", 1).set("optimize", optimize))
                        .streamSource(SOURCE, Samples.ORDER, source -> {});
        String last = SOURCE;
        for (int i = 0; i < steps; i++) {
            String input = last;
            words.step(
                    "step-" + i,
                    "filter",
                    step -> step.input(input).set("condition", "quantity > 0 && amount >= 0.0"));
            last = "step-" + i;
        }
        words.streamSink(SINK, last);
        DataStream<Row> orders =
                environment
                        .fromSource(
                                new DataGeneratorSource<>(
                                        new TicketedOrders(name),
                                        Long.MAX_VALUE,
                                        RowTypeInfo.ofValues(Samples.ORDER)),
                                WatermarkStrategy.noWatermarks(),
                                "samples")
                        .uid("samples");
        AssembledPipeline pipeline =
                new JobAssembler(catalog)
                        .assemble(
                                new Planner(catalog).plan(words.build()),
                                environment,
                                GivenStreams.ofRows(SOURCE, orders, Samples.ORDER));
        pipeline.stream(SINK).sinkTo(new DiscardingSink<>()).uid("discard");
        job = environment.executeAsync(pipeline.jobName());
        tickets.pass(RECORDS);
    }

    /** So many records from one end to the other. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void records() throws InterruptedException {
        tickets.pass(RECORDS);
    }

    /** Stops the job. */
    @TearDown
    public void stop() throws Exception {
        job.cancel().get(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS);
    }
}
