package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventSerializer;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.UserCodeClassLoader;
import org.junit.jupiter.api.Test;

class EnterOperatorTest {

    private static final RowType TYPE = RowType.builder().field("n", DataTypes.LONG).build();

    @Test
    void recordsHaveTheTimeOfTheirEventWhateverTheirOwnWas() throws Exception {
        try (Harness harness = new Harness(OnError.FAIL, LatePolicy.DROP, Optional.empty())) {
            harness.processElement(new StreamRecord<>(event(1, 100), 7));
            assertThat(harness.extractOutputStreamRecords())
                    .singleElement()
                    .satisfies(record -> assertThat(record.getTimestamp()).isEqualTo(100));
        }
    }

    @Test
    void eventsBehindTheWatermarkAreLateAlsoAfterARestore() throws Exception {
        OperatorSubtaskState state;
        try (Harness harness = new Harness(OnError.FAIL, LatePolicy.OUTPUT, Optional.empty())) {
            harness.processWatermark(100);
            harness.processElement(new StreamRecord<>(event(1, 100)));
            harness.processElement(new StreamRecord<>(event(2, 101)));
            assertThat(harness.numbers()).containsExactly(2L);
            assertThat(harness.late()).containsExactly(1L);
            state = harness.snapshot(1, 1);
        }
        try (Harness harness = new Harness(OnError.FAIL, LatePolicy.OUTPUT, Optional.of(state))) {
            harness.processElement(new StreamRecord<>(event(3, 100)));
            harness.processElement(new StreamRecord<>(event(4, 101)));
            assertThat(harness.numbers()).containsExactly(4L);
            assertThat(harness.late()).containsExactly(3L);
        }
    }

    @Test
    void lateEventsCanGoToTheDeadLetters() throws Exception {
        try (Harness harness =
                new Harness(OnError.FAIL, LatePolicy.DEAD_LETTER, Optional.empty())) {
            harness.processWatermark(100);
            harness.processElement(new StreamRecord<>(event(1, 50)));
            assertThat(harness.failures())
                    .singleElement()
                    .satisfies(
                            failure -> {
                                assertThat(failure.stage()).isEqualTo(Failure.Stage.LATE);
                                assertThat(failure.message())
                                        .isEqualTo(
                                                "the event of 1970-01-01T00:00:00.050Z came when"
                                                        + " the watermark was 1970-01-01T00:00:00.100Z"
                                                        + " and the records of that time had been"
                                                        + " handled");
                            });
        }
    }

    @Test
    void withoutAPolicyNothingIsLate() throws Exception {
        try (Harness harness = new Harness(OnError.FAIL, null, Optional.empty())) {
            harness.processWatermark(100);
            harness.processElement(new StreamRecord<>(event(1, 50)));
            assertThat(harness.numbers()).containsExactly(1L);
        }
    }

    @Test
    void whatCannotBeTakenInFollowsThePolicy() throws Exception {
        try (Harness harness =
                new Harness(OnError.DEAD_LETTER, LatePolicy.DROP, Optional.empty())) {
            harness.processElement(new StreamRecord<>(event(-1, 50)));
            harness.processElement(new StreamRecord<>(event(1, Event.NO_TIMESTAMP)));
            assertThat(harness.failures().stream().map(Failure::message))
                    .containsExactly(
                            "negative",
                            "the event has no timestamp, so it has no place in event time");
            assertThat(harness.numbers()).isEmpty();
        }
        try (Harness harness = new Harness(OnError.FAIL, LatePolicy.DROP, Optional.empty())) {
            assertThatThrownBy(() -> harness.processElement(new StreamRecord<>(event(-1, 50))))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessage(
                            "step 'enter' (negate) failed: java.lang.IllegalArgumentException:"
                                    + " negative");
        }
    }

    private static Event event(long n, long timestamp) {
        return Event.of(Row.of(TYPE, n), timestamp);
    }

    /** Refuses negative numbers. */
    private static final class Refusing implements OnTask<Function<Event, Event>> {

        private static final long serialVersionUID = 1L;

        @Override
        public Function<Event, Event> make(UserCodeClassLoader userCode) {
            return event -> {
                if (event.value().getLong(0) < 0) {
                    throw new IllegalArgumentException("negative");
                }
                return event;
            };
        }
    }

    /** The operator, with its outputs. */
    private static final class Harness extends OneInputStreamOperatorTestHarness<Event, Event> {

        Harness(OnError onError, LatePolicy late, Optional<OperatorSubtaskState> state)
                throws Exception {
            super(
                    new EnterOperator<>(
                            new EnterSettings("enter", "negate", TYPE, onError, late, "late"),
                            new Refusing()));
            setup(new EventSerializer(TYPE));
            if (state.isPresent()) {
                initializeState(state.get());
            }
            open();
        }

        List<Long> numbers() {
            return extractOutputValues().stream().map(event -> event.value().getLong(0)).toList();
        }

        List<Long> late() {
            return getSideOutput(OutputTags.side("late", TYPE)).stream()
                    .map(record -> record.getValue().value().getLong(0))
                    .toList();
        }

        List<Failure> failures() {
            return getSideOutput(OutputTags.deadLetters()).stream()
                    .map(record -> record.getValue().failure().orElseThrow())
                    .toList();
        }
    }
}
