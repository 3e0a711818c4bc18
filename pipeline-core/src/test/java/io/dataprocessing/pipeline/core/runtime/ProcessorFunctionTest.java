package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.watch.CallWatch;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorFunctionTest {

    private static final SideOutput<Row> LARGE = new SideOutput<>("large", Orders.ROWS);

    /** Passes even amounts, sends those over 100 aside, fails at negative ones. */
    private static final class Sorting implements Processor<Row, Row> {

        private Output<Row> large;

        @Override
        public void open(ProcessorContext context) {
            large = context.sideOutput(LARGE);
            assertThat(context.step()).isEqualTo("work");
            assertThat(context.parallelism()).isEqualTo(1);
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            long amount = input.value().getLong(1);
            if (amount < 0) {
                throw new IllegalArgumentException("amount is negative");
            }
            if (amount > 100) {
                large.emit(input.value());
            } else if (amount % 2 == 0) {
                output.emit(input.value());
            }
        }
    }

    private static ProcessorSpec<Row, Row> sorting() {
        return ProcessorSpec.of(Orders.ROWS, Orders.ROWS, Sorting::new).sideOutput(LARGE);
    }

    @Test
    void resultsCarryTheMetadataOfTheirRecord() throws Exception {
        try (StepHarness harness = harness(OnError.FAIL, ProcessorFunctionTest::sorting)) {
            Event even = Orders.event("a", 2, 10);
            Event large = Orders.event("b", 101, 11);
            harness.send(even, Orders.event("a", 3, 11), large);
            assertThat(harness.out()).containsExactly(even);
            assertThat(harness.side("large")).containsExactly(large);
            assertThat(harness.count("in")).isEqualTo(3);
            assertThat(harness.count("out")).isEqualTo(2);
            assertThat(harness.count("out.large")).isEqualTo(1);
            assertThat(harness.count("dropped")).isEqualTo(1);
            assertThat(harness.count("failed")).isZero();
        }
    }

    @Test
    void anEmissionCanCarryMetadataOfItsOwn() throws Exception {
        Orders.Spec spec =
                () ->
                        ProcessorSpec.of(
                                Orders.ROWS,
                                Orders.ROWS,
                                () ->
                                        (input, output) ->
                                                output.emit(
                                                        Emission.of(input.value())
                                                                .withTimestamp(
                                                                        Instant.ofEpochMilli(99))
                                                                .withMessageKey(new byte[] {7})
                                                                .withHeaders(Headers.none())));
        try (StepHarness harness = harness(OnError.FAIL, spec)) {
            Event out = harness.send(Orders.event("a", 2, 10)).out().get(0);
            assertThat(out.timestamp()).isEqualTo(99);
            assertThat(out.messageKey()).contains(new byte[] {7});
            assertThat(out.headers()).isEqualTo(Headers.none());
            assertThat(out.origin()).isPresent();
        }
    }

    @Test
    void aFailureFailsTheJobAndNamesStepAndRecord() throws Exception {
        try (StepHarness harness = harness(OnError.FAIL, ProcessorFunctionTest::sorting)) {
            assertThatThrownBy(() -> harness.send(Orders.event("a", -5, 10)))
                    .hasMessage(
                            "step 'work' (test) failed at orders-0@-5:"
                                    + " java.lang.IllegalArgumentException: amount is negative");
        }
    }

    @Test
    void aFailureCanGoToTheDeadLetters() throws Exception {
        try (StepHarness harness = harness(OnError.DEAD_LETTER, ProcessorFunctionTest::sorting)) {
            harness.send(Orders.event("a", -5, 10), Orders.event("a", 2, 11));
            assertThat(harness.out()).hasSize(1);
            Event letter = harness.deadLetters().get(0);
            assertThat(letter.hasValue()).isFalse();
            assertThat(letter.failure())
                    .contains(
                            new Failure(
                                    "work",
                                    Failure.Stage.PROCESS,
                                    "java.lang.IllegalArgumentException",
                                    "amount is negative"));
            assertThat(letter.raw().orElseThrow().value())
                    .asString()
                    .isEqualTo("{\"sku\":\"a\",\"amount\":-5}");
            assertThat(harness.count("dead-lettered")).isEqualTo(1);
            assertThat(harness.count("failed")).isEqualTo(1);
        }
    }

    @Test
    void aFailureCanBeSkipped() throws Exception {
        try (StepHarness harness = harness(OnError.SKIP, ProcessorFunctionTest::sorting)) {
            harness.send(Orders.event("a", -5, 10), Orders.event("a", -6, 11));
            assertThat(harness.deadLetters()).isEmpty();
            assertThat(harness.count("skipped")).isEqualTo(2);
            assertThat(harness.count("dropped")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                RuntimeException.class,
                Exception.class,
                StackOverflowError.class,
                AssertionError.class,
                NoClassDefFoundError.class
            })
    void theseAreFailuresOfARecord(Class<? extends Throwable> error) throws Exception {
        try (StepHarness harness = harness(OnError.DEAD_LETTER, throwing(error))) {
            harness.send(Orders.event("a", 1, 10));
            assertThat(harness.deadLetters().get(0).failure().orElseThrow().error())
                    .isEqualTo(error.getName());
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {OutOfMemoryError.class, InternalError.class, InterruptedException.class})
    void theseFailTheJobWhateverThePolicy(Class<? extends Throwable> error) throws Exception {
        try (StepHarness harness = harness(OnError.SKIP, throwing(error))) {
            assertThatThrownBy(() -> harness.send(Orders.event("a", 1, 10))).isInstanceOf(error);
        }
    }

    @Test
    void aFailureFurtherDownIsNotOneOfTheRecordEvenIfThePluginCatchesIt() throws Exception {
        Orders.Spec catching =
                () ->
                        ProcessorSpec.of(
                                Orders.ROWS,
                                Orders.ROWS,
                                () ->
                                        (input, output) -> {
                                            try {
                                                output.emit(input.value());
                                            } catch (RuntimeException e) {
                                                assertThat(e).hasMessage("sink broken");
                                            }
                                        });
        ProcessorFunction function = new ProcessorFunction(Orders.step(OnError.SKIP, catching));
        try (OneInputStreamOperatorTestHarness<Event, Event> harness =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function))) {
            harness.setup(new BrokenSerializer());
            harness.open();
            assertThatThrownBy(() -> harness.processElement(Orders.event("a", 1, 10), 10))
                    .hasMessage("sink broken");
        }
    }

    @Test
    void rowsThatTheStepDoesNotDeclareAreRefused() throws Exception {
        RowType other = RowType.builder().field("x", DataTypes.STRING).build();
        Orders.Spec wrong =
                () ->
                        ProcessorSpec.of(
                                Orders.ROWS,
                                Orders.ROWS,
                                () -> (input, output) -> output.emit(Row.of(other, "x")));
        try (StepHarness harness = harness(OnError.DEAD_LETTER, wrong)) {
            harness.send(Orders.event("a", 1, 10));
            assertThat(harness.deadLetters().get(0).failure().orElseThrow().message())
                    .isEqualTo(
                            "a row of row<x string> was emitted where the step declares"
                                    + " row<sku string, amount long>");
        }
    }

    @Test
    void aSpecOfAnotherShapeThanPlannedIsAnErrorWithBothNames() {
        assertThatThrownBy(
                        () ->
                                StepHarness.keyed(
                                        new WindowFunction(
                                                Orders.step(
                                                        OnError.FAIL,
                                                        ProcessorFunctionTest::sorting))))
                .hasMessage(
                        "step 'work' (test) was planned as WindowSpec and is ProcessorSpec on the task");
    }

    @Test
    void whatIsNotDeclaredIsRefused() {
        List<Orders.Spec> specs =
                List.of(
                        opening(context -> context.timers()),
                        opening(context -> context.sideOutput(LARGE)));
        List<String> messages =
                List.of(
                        "step 'work' declares no timers",
                        "step 'work' declares no output 'large' of row<sku string, amount long>."
                                + " Declared: none.");
        for (int i = 0; i < specs.size(); i++) {
            Orders.Spec spec = specs.get(i);
            String message = messages.get(i);
            assertThatThrownBy(() -> harness(OnError.FAIL, spec))
                    .hasMessageContaining("step 'work' (test) failed while it was opened")
                    .hasMessageContaining(message);
        }
    }

    @Test
    void theClockFollowsFlinks() throws Exception {
        Orders.Spec reading =
                () ->
                        ProcessorSpec.of(
                                Orders.ROWS,
                                Orders.ROWS,
                                () ->
                                        new Processor<Row, Row>() {
                                            private ProcessorContext context;

                                            @Override
                                            public void open(ProcessorContext opened) {
                                                context = opened;
                                            }

                                            @Override
                                            public void process(
                                                    Input<Row> input, Output<Row> output) {
                                                output.emit(
                                                        Orders.row(
                                                                "now", context.clock().millis()));
                                            }
                                        });
        try (StepHarness harness = harness(OnError.FAIL, reading)) {
            harness.processingTime(1234).send(Orders.event("a", 1, 10));
            assertThat(harness.outValues()).containsExactly(Orders.row("now", 1234));
        }
    }

    @Test
    void aPluginRunsUnderItsOwnLoaderAndWhatIsBehindItUnderTheJobs() throws Exception {
        ClassLoader job = getClass().getClassLoader();
        try (URLClassLoader plugin = new URLClassLoader(new URL[0], job)) {
            List<ClassLoader> seen = new ArrayList<>();
            ProcessorSpec<Row, Row> spec =
                    ProcessorSpec.of(
                            Orders.ROWS,
                            Orders.ROWS,
                            () ->
                                    (input, output) -> {
                                        seen.add(Thread.currentThread().getContextClassLoader());
                                        output.emit(input.value());
                                        seen.add(Thread.currentThread().getContextClassLoader());
                                    });
            StepDefinition definition =
                    new StepDefinition(
                            "work",
                            "test",
                            loader -> new LoadedStep(spec, plugin),
                            List.of(Orders.TYPE),
                            OnError.FAIL);
            Outlet outlet = Outlet.behind(plugin, job, CallWatch.none());
            outlet.begin(
                    new ListCollector<>(new ArrayList<>()) {
                        @Override
                        public void collect(Event event) {
                            seen.add(Thread.currentThread().getContextClassLoader());
                        }
                    });
            ClassLoader before = PluginScope.enter(plugin);
            outlet.emit(Orders.event("a", 1, 1));
            PluginScope.leave(before);
            try (StepHarness harness = StepHarness.of(new ProcessorFunction(definition))) {
                harness.send(Orders.event("a", 1, 1));
            }
            assertThat(seen).containsExactly(job, plugin, plugin);
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    private static Orders.Spec opening(java.util.function.Consumer<ProcessorContext> open) {
        return () ->
                ProcessorSpec.of(
                        Orders.ROWS,
                        Orders.ROWS,
                        () ->
                                new Processor<Row, Row>() {
                                    @Override
                                    public void open(ProcessorContext context) {
                                        open.accept(context);
                                    }

                                    @Override
                                    public void process(Input<Row> input, Output<Row> output) {
                                        output.emit(input.value());
                                    }
                                });
    }

    private static Orders.Spec throwing(Class<? extends Throwable> error) {
        return () ->
                ProcessorSpec.of(
                        Orders.ROWS,
                        Orders.ROWS,
                        () ->
                                (input, output) -> {
                                    Throwable made = error.getDeclaredConstructor().newInstance();
                                    if (made instanceof Error fatal) {
                                        throw fatal;
                                    }
                                    throw (Exception) made;
                                });
    }

    private static StepHarness harness(OnError onError, Orders.Spec spec) throws Exception {
        return StepHarness.of(new ProcessorFunction(Orders.step(onError, spec)));
    }
}
