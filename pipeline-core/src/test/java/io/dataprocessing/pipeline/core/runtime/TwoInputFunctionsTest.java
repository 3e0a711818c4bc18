package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.BroadcastProcessor;
import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.state.StateHandles;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.operators.co.CoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TwoInputFunctionsTest {

    private static final StateSpec<MapState<String, Long>> LIMITS =
            StateSpec.map(
                    "limits", Schemas.scalar(String.class), Schemas.scalar(Long.class), Ttl.none());

    /** Says from which input a record came; fails at negative amounts. */
    private static final class Naming implements CoProcessor<Row, Row, Row> {

        @Override
        public void processLeft(Input<Row> input, Output<Row> output) {
            name("left", input, output);
        }

        @Override
        public void processRight(Input<Row> input, Output<Row> output) {
            name("right", input, output);
        }

        private static void name(String side, Input<Row> input, Output<Row> output) {
            if (input.value().getLong(1) < 0) {
                throw new IllegalArgumentException("negative");
            }
            output.emit(Orders.row(side, input.value().getLong(1)));
        }
    }

    /** Emits, when the watermark comes, the limit that was broadcast for the key. */
    private static final class Limiting implements BroadcastProcessor<Row, Row, Row> {

        private Timers timers;

        @Override
        public void open(ProcessorContext context) {
            timers = context.timers();
        }

        @Override
        public void process(Input<Row> input, ReadOnlyStates states, Output<Row> output) {
            timers.registerEventTime(input.timestamp().orElseThrow());
        }

        @Override
        public void processBroadcast(Input<Row> input, States states, Output<Row> output) {
            if (input.value().getLong(1) < 0) {
                throw new IllegalArgumentException("negative");
            }
            states.state(LIMITS).put(input.value().getString(0), input.value().getLong(1));
        }

        @Override
        public void onTimer(Timer timer, ReadOnlyStates states, Output<Row> output) {
            String sku = timer.key().getString(0);
            output.emit(Orders.row(sku, states.view(LIMITS).get(sku).orElse(-1L)));
        }
    }

    @Test
    void twoInputsWithoutAKeyShareAProcessor() throws Exception {
        CoProcessorFunction function =
                new CoProcessorFunction(
                        Orders.step(
                                OnError.SKIP,
                                () ->
                                        CoProcessorSpec.of(
                                                Orders.ROWS,
                                                Orders.ROWS,
                                                Orders.ROWS,
                                                Naming::new)));
        try (TwoInputStreamOperatorTestHarness<Event, Event, Event> harness =
                new TwoInputStreamOperatorTestHarness<>(new CoProcessOperator<>(function))) {
            harness.setup(StepHarness.serializer(Orders.TYPE));
            harness.open();
            harness.processElement1(record("a", 1));
            harness.processElement2(record("a", 2));
            harness.processElement2(record("a", -1));
            assertThat(values(harness.extractOutputValues()))
                    .containsExactly(Orders.row("left", 1), Orders.row("right", 2));
        }
    }

    @Test
    void broadcastStateIsSeenInTimersAndRestored() throws Exception {
        OperatorSubtaskState state;
        try (KeyedTwoInputStreamOperatorTestHarness<Row, Event, Event, Event> harness =
                limiting()) {
            harness.open();
            harness.processElement2(record("a", 7));
            harness.processElement2(record("a", -7));
            harness.processElement1(record("a", 1));
            state = harness.snapshot(1, 1);
        }
        try (KeyedTwoInputStreamOperatorTestHarness<Row, Event, Event, Event> harness =
                limiting()) {
            harness.initializeState(state);
            harness.open();
            harness.processElement1(record("b", 1));
            harness.processWatermark1(new Watermark(100));
            harness.processWatermark2(new Watermark(100));
            assertThat(values(harness.extractOutputValues()))
                    .containsExactlyInAnyOrder(Orders.row("a", 7), Orders.row("b", -1));
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Row, Event, Event, Event> limiting()
            throws Exception {
        KeyedBroadcastFunction function =
                new KeyedBroadcastFunction(
                        Orders.step(
                                OnError.SKIP,
                                () ->
                                        BroadcastProcessorSpec.of(
                                                        Orders.ROWS,
                                                        Orders.ROWS,
                                                        Orders.ROWS,
                                                        List.of(LIMITS),
                                                        Limiting::new)
                                                .keyBy(List.of("sku"))
                                                .timers()));
        EventKey key = EventKey.of(Orders.TYPE, List.of("sku"));
        KeyedTwoInputStreamOperatorTestHarness<Row, Event, Event, Event> harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                function, List.of(StateHandles.broadcastDescriptor(LIMITS))),
                        key,
                        null,
                        key.getProducedType());
        harness.setup(StepHarness.serializer(Orders.TYPE));
        return harness;
    }

    private static StreamRecord<Event> record(String sku, long amount) {
        return new StreamRecord<>(Orders.event(sku, amount, 10), 10);
    }

    private static List<Row> values(List<Event> events) {
        return events.stream().map(Event::value).toList();
    }
}
