package io.dataprocessing.pipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessorHarnessTest {

    private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");

    @Test
    void keepsStateByKeyAndFiresEventTimersInOrder() throws Exception {
        try (ProcessorHarness<Orders.Order, Orders.Total> harness =
                ProcessorHarness.start(Orders::spec)) {
            harness.process(order("a", 1), NOON.plusSeconds(5));
            harness.process(order("b", 10), NOON);
            harness.process(order("a", 2), NOON.plusSeconds(6));
            harness.advanceWatermark(NOON.plusSeconds(15));
            assertThat(harness.values())
                    .containsExactly(new Orders.Total("b", 1, 10), new Orders.Total("a", 2, 3));
            assertThat(harness.emitted().get(0).timestamp()).contains(NOON.plusSeconds(10));
            assertThat(harness.timers()).hasSize(3);
        }
    }

    @Test
    void firesProcessingTimersWhenTheClockMoves() throws Exception {
        try (ProcessorHarness<Orders.Order, Orders.Total> harness =
                ProcessorHarness.start(Orders::spec)) {
            harness.process(order("a", 1), NOON);
            harness.advanceClock(Duration.ofSeconds(59));
            assertThat(harness.timers()).hasSize(2);
            harness.advanceClock(Duration.ofSeconds(1));
            harness.advanceWatermark(NOON.plusSeconds(10));
            assertThat(harness.values()).containsExactly(new Orders.Total("a", 0, 1));
            assertThat(harness.now()).isEqualTo(Instant.parse("2025-01-01T00:01:00Z"));
        }
    }

    @Test
    void stateExpires() throws Exception {
        try (ProcessorHarness<Orders.Order, Orders.Total> harness =
                ProcessorHarness.start(Orders::spec)) {
            harness.process(order("a", 1), NOON);
            harness.advanceClock(Duration.ofHours(1));
            harness.advanceWatermark(NOON.plusSeconds(10));
            assertThat(harness.values()).containsExactly(new Orders.Total("a", 0, -1));
        }
    }

    @Test
    void restoreKeepsStateTimersAndTimeAndMakesANewInstance() throws Exception {
        List<Orders> instances = new ArrayList<>();
        try (ProcessorHarness<Orders.Order, Orders.Total> harness =
                ProcessorHarness.start(
                        () ->
                                new ProcessorSpec<>(
                                        Orders.ORDER,
                                        java.util.Optional.of(Orders.TOTAL),
                                        Orders.spec().declarations(),
                                        () -> {
                                            instances.add(new Orders());
                                            return instances.get(instances.size() - 1);
                                        }))) {
            harness.process(order("a", 1), NOON);
            harness.restore();
            harness.process(order("a", 2), NOON);
            harness.restore();
            harness.advanceWatermark(NOON.plusSeconds(10));
            assertThat(harness.values()).containsExactly(new Orders.Total("a", 2, 3));
            assertThat(instances).hasSize(3);
            assertThat(harness.metrics().count("seen")).isZero();
        }
    }

    @Test
    void goingBackToASnapshotForgetsWhatCameSince() throws Exception {
        try (ProcessorHarness<Orders.Order, Orders.Total> harness =
                ProcessorHarness.start(Orders::spec)) {
            harness.process(order("a", 1), NOON);
            StepSnapshot snapshot = harness.snapshot();
            harness.process(order("a", 5), NOON);
            harness.advanceWatermark(NOON.plusSeconds(10));
            assertThat(harness.values()).containsExactly(new Orders.Total("a", 2, 6));
            harness.restore(snapshot);
            assertThat(harness.emitted()).isEmpty();
            harness.advanceWatermark(NOON.plusSeconds(10));
            assertThat(harness.values()).containsExactly(new Orders.Total("a", 1, 1));
        }
    }

    @Test
    void collectsSideOutputsAndCountsWhatGaveNothing() throws Exception {
        try (ProcessorHarness<Orders.Order, Orders.Total> harness =
                ProcessorHarness.start(Orders::spec)) {
            harness.process(order("a", 0));
            harness.process(order("a", 1), NOON);
            assertThat(harness.values(Orders.REFUSED)).containsExactly(order("a", 0));
            assertThat(harness.dropped()).isEqualTo(1);
            assertThat(harness.metrics().count("seen")).isEqualTo(2);
            assertThat(harness.keysWithState()).isEqualTo(1);
        }
    }

    @Test
    void anExceptionLeavesTheStepUsable() throws Exception {
        try (ProcessorHarness<Orders.Order, Orders.Total> harness =
                ProcessorHarness.start(Orders::spec)) {
            assertThatThrownBy(() -> harness.process(order("a", -1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("amount is negative");
            harness.process(order("a", 1), NOON);
            assertThat(harness.keysWithState()).isEqualTo(1);
        }
    }

    @Test
    void readsRowsOfAnotherTypeAsThePlatformDoes() throws Exception {
        RowType wider = Rows.type("note string?, tags array<string>, amount int, sku string");
        try (ProcessorHarness<Orders.Order, Orders.Total> harness =
                ProcessorHarness.start(Orders::spec)) {
            harness.process(TestRecord.of(Rows.row(wider, null, List.of("x"), 0, "a")));
            assertThat(harness.values(Orders.REFUSED))
                    .containsExactly(new Orders.Order("a", 0, List.of("x")));
        }
    }

    @Test
    void refusesUndeclaredStateAndStateWithoutAKey() {
        StateSpec<ValueState<Long>> undeclared =
                StateSpec.value("other", Schemas.scalar(Long.class), Ttl.none());
        assertThatThrownBy(
                        () ->
                                ProcessorHarness.start(
                                        () -> rows(context -> context.state(undeclared))))
                .hasMessage("the step's spec doesn't declare state 'other'. Declared: [].");
        assertThatThrownBy(
                        () -> ProcessorHarness.start(() -> rows(context -> {}).state(undeclared)))
                .hasMessage("the step declares state or timers, which need a key: use keyBy");
        assertThatThrownBy(() -> ProcessorHarness.start(() -> rows(ProcessorContext::timers)))
                .hasMessage("the step's spec doesn't declare timers");
    }

    @Test
    void catchesAnInputThatWasKept() throws Exception {
        List<Input<Row>> kept = new ArrayList<>();
        try (ProcessorHarness<Row, Row> harness =
                ProcessorHarness.start(() -> rows((input, output) -> kept.add(input)))) {
            harness.process(TestRecord.of(Rows.row(BYTES, "abc")));
            assertThatThrownBy(() -> kept.get(0).value())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the input was kept");
        }
    }

    @Test
    void catchesAnOutputThatWasUsedOutsideOfACall() throws Exception {
        List<Output<Row>> kept = new ArrayList<>();
        try (ProcessorHarness<Row, Row> harness =
                ProcessorHarness.start(() -> rows((input, output) -> kept.add(output)))) {
            Row row = Rows.row(BYTES, "abc");
            harness.process(TestRecord.of(row));
            assertThatThrownBy(() -> kept.get(0).emit(row))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("the output was used outside of process and onTimer");
        }
    }

    @Test
    void catchesAValueThatWasChangedAfterItWasEmitted() throws Exception {
        try (ProcessorHarness<Row, Row> harness =
                ProcessorHarness.start(
                        () ->
                                rows(
                                        (input, output) -> {
                                            Row row = Rows.row(BYTES, "abc");
                                            output.emit(row);
                                            row.getBytes(0)[0] = 'x';
                                        }))) {
            assertThatThrownBy(() -> harness.process(TestRecord.of(Rows.row(BYTES, "abc"))))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("what was emitted was changed afterwards");
        }
    }

    @Test
    void catchesAnInputThatWasChanged() throws Exception {
        try (ProcessorHarness<Row, Row> harness =
                ProcessorHarness.start(
                        () -> rows((input, output) -> input.value().getBytes(0)[0] = 'x'))) {
            assertThatThrownBy(() -> harness.process(TestRecord.of(Rows.row(BYTES, "abc"))))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the input was changed afterwards");
        }
    }

    @Test
    void catchesARowThatIsNotOfTheDeclaredType() throws Exception {
        try (ProcessorHarness<Row, Row> harness =
                ProcessorHarness.start(
                        () ->
                                rows(
                                        (input, output) ->
                                                output.emit(
                                                        Row.trusted(BYTES, new Object[] {1L}))))) {
            assertThatThrownBy(() -> harness.process(TestRecord.of(Rows.row(BYTES, "abc"))))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("isn't of the declared type row<bytes bytes>");
        }
    }

    private static final RowType BYTES = Rows.type("bytes bytes");

    private interface Opening {
        void open(ProcessorContext context);
    }

    private interface Processing {
        void process(Input<Row> input, Output<Row> output);
    }

    private static ProcessorSpec<Row, Row> rows(Opening opening) {
        return spec(opening, (input, output) -> {});
    }

    private static ProcessorSpec<Row, Row> rows(Processing processing) {
        return spec(context -> {}, processing);
    }

    private static ProcessorSpec<Row, Row> spec(Opening opening, Processing processing) {
        return ProcessorSpec.of(
                Schemas.rows(BYTES),
                Schemas.rows(BYTES),
                () ->
                        new Processor<>() {
                            @Override
                            public void open(ProcessorContext context) {
                                opening.open(context);
                            }

                            @Override
                            public void process(Input<Row> input, Output<Row> output) {
                                processing.process(input, output);
                            }
                        });
    }

    private static Orders.Order order(String sku, long amount) {
        return new Orders.Order(sku, amount, List.of("tag"));
    }
}
