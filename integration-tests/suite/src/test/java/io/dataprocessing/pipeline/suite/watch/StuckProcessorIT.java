package io.dataprocessing.pipeline.suite.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.runtime.LoadedStep;
import io.dataprocessing.pipeline.core.runtime.OnError;
import io.dataprocessing.pipeline.core.runtime.ProcessorFunction;
import io.dataprocessing.pipeline.core.runtime.Retry;
import io.dataprocessing.pipeline.core.runtime.StepDefinition;
import io.dataprocessing.pipeline.core.runtime.StepOperator;
import io.dataprocessing.pipeline.suite.run.CapturedLog;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
@Timeout(120)
final class StuckProcessorIT {

    private static final RowType TYPE = RowType.builder().field("kind", DataTypes.STRING).build();
    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final AtomicBoolean RELEASED = new AtomicBoolean();

    private final TestCluster cluster;

    StuckProcessorIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aRecordThatTheStepSleepsAtFollowsThePolicyAndTheOthersPass() throws Exception {
        try (CapturedLog log = CapturedLog.start()) {
            assertThat(kinds(step(OnError.SKIP, "a", "sleep", "b"))).containsExactly("a", "b");
            assertThat(log.text())
                    .contains(
                            "step 'geo' did not return within 300 ms at orders-3@1 (stuck, instance 1 of 1, on-error skip) and is interrupted. Thread '")
                    .contains("StuckProcessorIT$Stuck.process");
        }
    }

    @Test
    void aStepThatIgnoresItsInterruptMakesItsTaskFail() throws Exception {
        RELEASED.set(false);
        try (CapturedLog log = CapturedLog.start()) {
            DataStream<Event> stream = step(OnError.SKIP, "a", "ignore", "b");
            stream.map(event -> event.value().getString(0))
                    .returns(Types.STRING)
                    .uid("kinds")
                    .print()
                    .uid("print");
            JobClient job = stream.getExecutionEnvironment().executeAsync("ignores");
            await("the watch gives the call up")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> log.text().contains("Its task fails"));
            RELEASED.set(true);
            assertThatThrownBy(() -> job.getJobExecutionResult().get(60, TimeUnit.SECONDS))
                    .hasStackTraceContaining(
                            "step 'geo' did not return within 300 ms at orders-3@1, and ignores that it was interrupted");
        } finally {
            RELEASED.set(true);
        }
    }

    @Test
    void aSlowStepFurtherDownIsNotTakenForAStuckOne() throws Exception {
        try (CapturedLog log = CapturedLog.start()) {
            DataStream<Event> slow =
                    step(OnError.FAIL, "a", "b")
                            .map(new Slow())
                            .returns(new EventTypeInfo(TYPE))
                            .uid("slow");
            assertThat(kinds(slow)).containsExactly("a", "b");
            assertThat(log.text()).doesNotContain("did not return");
        }
    }

    private DataStream<Event> step(OnError onError, String... kinds) {
        Configuration settings = new Configuration();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment environment = cluster.environment();
        environment.configure(settings);
        environment.setParallelism(1);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            events.add(
                    Event.read(
                            Row.of(TYPE, kinds[i]),
                            Optional.empty(),
                            i,
                            Headers.none(),
                            new Origin("orders", 3, i)));
        }
        EventTypeInfo type = new EventTypeInfo(TYPE);
        StepDefinition definition =
                new StepDefinition(
                        "geo",
                        "stuck",
                        loader -> {
                            Schema<Row> rows = Schemas.rows(TYPE);
                            return new LoadedStep(
                                    ProcessorSpec.of(rows, rows, Stuck::new),
                                    loader.asClassLoader());
                        },
                        List.of(TYPE),
                        onError,
                        Retry.NONE,
                        LIMIT);
        return environment
                .fromData(events, type)
                .uid("orders")
                .transform("geo", type, new StepOperator(new ProcessorFunction(definition)))
                .uid("geo");
    }

    private static List<String> kinds(DataStream<Event> stream) throws Exception {
        List<String> kinds = new ArrayList<>();
        try (CloseableIterator<String> values =
                stream.map(event -> event.value().getString(0))
                        .returns(Types.STRING)
                        .uid("kinds")
                        .executeAndCollect("stuck")) {
            values.forEachRemaining(kinds::add);
        }
        return kinds;
    }

    /** Does with a record as it says. */
    private static final class Stuck implements Processor<Row, Row> {

        @Override
        public void process(Input<Row> input, Output<Row> output) throws Exception {
            switch (input.value().getString(0)) {
                case "sleep" -> NEVER.await();
                case "ignore" -> {
                    while (!RELEASED.get()) {
                        Thread.onSpinWait();
                    }
                }
                default -> output.emit(input.value());
            }
        }
    }

    /** Takes longer than a step may. */
    private static final class Slow implements MapFunction<Event, Event> {

        private static final long serialVersionUID = 1L;

        @Override
        public Event map(Event event) throws Exception {
            assertThat(NEVER.await(3 * LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
            return event;
        }
    }
}
