package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class KeyedProcessorFunctionTest {

    /** Sums up each key's amounts and emits the sum when the watermark is 100 beyond. */
    private static final class Summing implements Processor<Row, Row> {

        private final StateSpec<ValueState<Long>> sumSpec;
        private ValueState<Long> sum;
        private Timers timers;

        Summing(StateSpec<ValueState<Long>> sumSpec) {
            this.sumSpec = sumSpec;
        }

        @Override
        public void open(ProcessorContext context) {
            sum = context.state(sumSpec);
            timers = context.timers();
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            assertThat(input.key().getString(0)).isEqualTo(input.value().getString(0));
            sum.set(sum.get().orElse(0L) + input.value().getLong(1));
            timers.registerEventTime(input.timestamp().orElseThrow().plusMillis(100));
        }

        @Override
        public void onTimer(Timer timer, Output<Row> output) {
            assertThat(timer.domain()).isEqualTo(Timer.Domain.EVENT_TIME);
            output.emit(Orders.row(timer.key().getString(0), sum.get().orElseThrow()));
        }
    }

    private static ProcessorSpec<Row, Row> summing() {
        return summing(Ttl.none(), Schemas.scalar(Long.class));
    }

    private static ProcessorSpec<Row, Row> summing(Ttl ttl, Schema<Long> schema) {
        StateSpec<ValueState<Long>> sum = StateSpec.value("sum", schema, ttl);
        return ProcessorSpec.of(Orders.ROWS, Orders.ROWS, () -> new Summing(sum))
                .keyBy("sku")
                .state(sum)
                .timers();
    }

    @Test
    void stateAndTimersBelongToTheKey() throws Exception {
        try (StepHarness harness = harness(KeyedProcessorFunctionTest::summing)) {
            harness.send(
                    Orders.event("a", 1, 10), Orders.event("b", 5, 20), Orders.event("a", 2, 30));
            harness.watermark(125);
            assertThat(harness.out())
                    .containsExactly(
                            Event.of(Orders.row("a", 3), 110), Event.of(Orders.row("b", 5), 120));
            assertThat(harness.count("in")).isEqualTo(3);
            assertThat(harness.count("out")).isEqualTo(2);
        }
    }

    @Test
    void stateAndTimersAreRestored() throws Exception {
        OperatorSubtaskState state;
        try (StepHarness harness = harness(KeyedProcessorFunctionTest::summing)) {
            harness.send(Orders.event("a", 1, 10), Orders.event("b", 5, 20));
            state = harness.snapshot();
        }
        try (StepHarness harness = restored(KeyedProcessorFunctionTest::summing, state)) {
            harness.send(Orders.event("a", 2, 15)).watermark(115);
            assertThat(harness.outValues()).containsExactly(Orders.row("a", 3), Orders.row("a", 3));
        }
    }

    @Test
    void stateOfAnotherTypeIsRefusedWithStepStateAndReason() throws Exception {
        OperatorSubtaskState state;
        try (StepHarness harness = harness(KeyedProcessorFunctionTest::summing)) {
            state = harness.send(Orders.event("a", 1, 10)).snapshot();
        }
        Orders.Spec changed =
                () ->
                        ProcessorSpec.of(
                                        Orders.ROWS,
                                        Orders.ROWS,
                                        () -> (Processor<Row, Row>) (input, output) -> {})
                                .keyBy("sku")
                                .state(
                                        StateSpec.value(
                                                "sum", Schemas.scalar(String.class), Ttl.none()));
        assertThatThrownBy(() -> restored(changed, state))
                .hasMessage(
                        "state 'sum' of step 'work' can't be restored: state was written as"
                                + " row<value long> and can't be read as row<value string>: field"
                                + " 'value' was long and is string, which can't hold every value of it."
                                + " Leave its type, or add a field of another name.");
    }

    @Test
    void stateExpires() throws Exception {
        Orders.Spec expiring =
                () -> summing(Ttl.of(Duration.ofSeconds(1)), Schemas.scalar(Long.class));
        try (StepHarness harness = harness(expiring)) {
            harness.processingTime(0).send(Orders.event("a", 1, 10));
            harness.processingTime(1500).send(Orders.event("a", 2, 20)).watermark(200);
            assertThat(harness.outValues()).containsExactly(Orders.row("a", 2), Orders.row("a", 2));
        }
    }

    @Test
    void listsAndMapsHoldTypedValues() throws Exception {
        StateSpec<ListState<Row>> list = StateSpec.list("list", Orders.ROWS, Ttl.none());
        StateSpec<MapState<String, Long>> map =
                StateSpec.map(
                        "map",
                        Schemas.scalar(String.class),
                        Schemas.scalar(Long.class),
                        Ttl.none());
        Orders.Spec spec =
                () ->
                        ProcessorSpec.of(Orders.ROWS, Orders.ROWS, () -> new Remembering(list, map))
                                .keyBy("sku")
                                .state(list)
                                .state(map);
        OperatorSubtaskState state;
        try (StepHarness harness = harness(spec)) {
            harness.send(Orders.event("a", 1, 10), Orders.event("a", 2, 10));
            assertThat(harness.outValues())
                    .containsExactly(Orders.row("1 of 1", 1), Orders.row("2 of 2", 2));
            state = harness.snapshot();
        }
        try (StepHarness harness = restored(spec, state)) {
            harness.send(Orders.event("a", 2, 10), Orders.event("b", 1, 10));
            assertThat(harness.outValues())
                    .containsExactly(Orders.row("3 of 2", 3), Orders.row("1 of 1", 1));
        }
    }

    private static final class Remembering implements Processor<Row, Row> {

        private final StateSpec<ListState<Row>> listSpec;
        private final StateSpec<MapState<String, Long>> mapSpec;
        private ListState<Row> list;
        private MapState<String, Long> map;

        Remembering(StateSpec<ListState<Row>> listSpec, StateSpec<MapState<String, Long>> mapSpec) {
            this.listSpec = listSpec;
            this.mapSpec = mapSpec;
        }

        @Override
        public void open(ProcessorContext context) {
            list = context.state(listSpec);
            map = context.state(mapSpec);
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            list.add(input.value());
            String amount = Long.toString(input.value().getLong(1));
            map.put(amount, map.get(amount).orElse(0L) + 1);
            long distinct = 0;
            long all = 0;
            for (Map.Entry<String, Long> entry : map.entries()) {
                assertThat(map.contains(entry.getKey())).isTrue();
                distinct++;
                all += entry.getValue();
            }
            assertThat(map.isEmpty()).isFalse();
            output.emit(Orders.row("%d of %d".formatted(list.get().size(), distinct), all));
        }
    }

    @Test
    void aFailureInATimerFailsTheJobAndNamesItsTime() throws Exception {
        Orders.Spec failing =
                () ->
                        ProcessorSpec.of(
                                        Orders.ROWS,
                                        Orders.ROWS,
                                        () ->
                                                new Processor<Row, Row>() {
                                                    private Timers timers;

                                                    @Override
                                                    public void open(ProcessorContext context) {
                                                        timers = context.timers();
                                                    }

                                                    @Override
                                                    public void process(
                                                            Input<Row> input, Output<Row> output) {
                                                        timers.registerProcessingTime(
                                                                Instant.ofEpochMilli(5));
                                                    }

                                                    @Override
                                                    public void onTimer(
                                                            Timer timer, Output<Row> output) {
                                                        throw new IllegalStateException("no");
                                                    }
                                                })
                                .keyBy("sku")
                                .timers();
        try (StepHarness harness =
                StepHarness.keyed(new KeyedProcessorFunction(Orders.step(OnError.SKIP, failing)))) {
            harness.processingTime(0).send(Orders.event("a", 1, 10));
            assertThatThrownBy(() -> harness.processingTime(5))
                    .hasStackTraceContaining(
                            "step 'work' (test) failed in a timer of 1970-01-01T00:00:00.005Z:"
                                    + " java.lang.IllegalStateException: no");
        }
    }

    private static StepHarness harness(Orders.Spec spec) throws Exception {
        return StepHarness.keyed(new KeyedProcessorFunction(Orders.step(OnError.FAIL, spec)));
    }

    private static StepHarness restored(Orders.Spec spec, OperatorSubtaskState state)
            throws Exception {
        return StepHarness.restored(
                new KeyedProcessorFunction(Orders.step(OnError.FAIL, spec)), state);
    }
}
