package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.task.TaskCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which throwables are a record's fault and which are the machine's, wherever they come up. */
class ErrorsAtEachStageTest {

    private static final RowType TIMED = RowType.builder().field("at", DataTypes.LONG).build();

    @ParameterizedTest
    @ValueSource(
            classes = {
                Exception.class,
                RuntimeException.class,
                StackOverflowError.class,
                NoClassDefFoundError.class,
                ExceptionInInitializerError.class,
                AssertionError.class
            })
    void theseAreTheRecordsFault(Class<? extends Throwable> error) throws Exception {
        assertThat(decoded(error)).isEqualTo(failure(Failure.Stage.DECODE, error));
        assertThat(timed(error)).isEqualTo(failure(Failure.Stage.TIMESTAMP, error));
        assertThat(processed(error)).isEqualTo(failure(Failure.Stage.PROCESS, error));
        assertThat(encoded(error)).isEqualTo(failure(Failure.Stage.ENCODE, error));
        assertThat(worked(error)).isEqualTo(failure(Failure.Stage.PROCESS, error));
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, InternalError.class})
    void theseFailTheJobAtEachStage(Class<? extends Throwable> error) {
        assertThatThrownBy(() -> decoded(error)).isInstanceOf(error);
        assertThatThrownBy(() -> timed(error)).isInstanceOf(error);
        assertThatThrownBy(() -> processed(error)).isInstanceOf(error);
        assertThatThrownBy(() -> encoded(error)).isInstanceOf(error);
        assertThatThrownBy(() -> worked(error)).isInstanceOf(error);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Exception.class,
                RuntimeException.class,
                StackOverflowError.class,
                NoClassDefFoundError.class,
                ExceptionInInitializerError.class,
                AssertionError.class,
                OutOfMemoryError.class,
                InternalError.class
            })
    void whatATimerThrowsFailsTheJobBecauseNoRecordIsToBlame(Class<? extends Throwable> error)
            throws Exception {
        Orders.Spec spec =
                () ->
                        ProcessorSpec.of(Orders.ROWS, Orders.ROWS, () -> new FailingTimer(error))
                                .keyBy("sku")
                                .timers();
        try (StepHarness harness =
                StepHarness.keyed(new KeyedProcessorFunction(Orders.step(OnError.SKIP, spec)))) {
            harness.send(Orders.event("a", 1, 5));
            assertThatThrownBy(() -> harness.watermark(100))
                    .hasStackTraceContaining(error.getName());
        }
    }

    private static Failure decoded(Class<? extends Throwable> error) {
        PlannedEventDecoder decoder =
                PlannedEventDecoder.ofValues(
                        "work",
                        TIMED,
                        loader ->
                                bytes -> {
                                    throw thrown(error);
                                },
                        EventTime.ofRecord(Optional.empty(), Clock.systemUTC()),
                        false);
        return failure(decoder);
    }

    private static Failure timed(Class<? extends Throwable> error) {
        PlannedEventDecoder decoder =
                PlannedEventDecoder.ofValues(
                        "work",
                        TIMED,
                        loader -> bytes -> Row.of(TIMED, 1_700_000_000_000L),
                        EventTime.ofField(
                                TIMED,
                                "at",
                                Optional.of(Duration.ofMinutes(5)),
                                new FailingClock(error)),
                        false);
        return failure(decoder);
    }

    private static Failure failure(PlannedEventDecoder decoder) {
        decoder.open(
                TaskCode.of(ErrorsAtEachStageTest.class.getClassLoader()),
                new UnregisteredMetricsGroup());
        return plain(
                decoder.decode(
                        new RawRecord("t", 0, 5, null, new byte[] {1}, Headers.none()),
                        new Origin("t", 0, 1)));
    }

    private static Failure processed(Class<? extends Throwable> error) throws Exception {
        Orders.Spec spec =
                () ->
                        ProcessorSpec.of(
                                Orders.ROWS,
                                Orders.ROWS,
                                () ->
                                        (input, output) -> {
                                            throw thrown(error);
                                        });
        try (StepHarness harness =
                StepHarness.of(new ProcessorFunction(Orders.step(OnError.DEAD_LETTER, spec)))) {
            return plain(harness.send(Orders.event("a", 1, 5)).deadLetters().get(0));
        }
    }

    private static Failure encoded(Class<? extends Throwable> error) throws Exception {
        try (StepHarness harness =
                StepHarness.of(
                        EncodeFunction.handingKeysOn(
                                "work",
                                OnError.DEAD_LETTER,
                                new FailingEncoder(error),
                                loader -> row -> new byte[0]))) {
            return plain(harness.send(Orders.event("a", 1, 5)).deadLetters().get(0));
        }
    }

    private static Failure worked(Class<? extends Throwable> error) throws Exception {
        Orders.Spec spec =
                () ->
                        AsyncProcessorSpec.of(
                                Orders.ROWS,
                                Orders.ROWS,
                                new AsyncProcessorSpec.Limits(
                                        1, Duration.ofSeconds(10), true, 1, Duration.ofMillis(1)),
                                () ->
                                        value -> {
                                            throw thrown(error);
                                        });
        AsyncStepFunction function = new AsyncStepFunction(Orders.step(OnError.DEAD_LETTER, spec));
        try (OneInputStreamOperatorTestHarness<Event, Event> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new AsyncWaitOperatorFactory<>(
                                function, 10_000, 1, AsyncDataStream.OutputMode.ORDERED),
                        StepHarness.serializer(Orders.TYPE))) {
            harness.setup(StepHarness.serializer(Orders.TYPE));
            harness.open();
            harness.processElement(new StreamRecord<>(Orders.event("a", 1, 5), 5));
            harness.endInput();
            return plain(harness.extractOutputStreamRecords().get(0).getValue());
        }
    }

    private static Failure failure(Failure.Stage stage, Class<? extends Throwable> error) {
        return new Failure("work", stage, error.getName(), "");
    }

    /** The failure without its frame, which is a line of this test. */
    private static Failure plain(Event event) {
        return event.failure().orElseThrow().withFrame("");
    }

    /** Throws any throwable, as code may that wasn't compiled against Java's rules. */
    private static RuntimeException thrown(Class<? extends Throwable> error) {
        try {
            ErrorsAtEachStageTest.<RuntimeException>raise(
                    error.getDeclaredConstructor().newInstance());
            return new IllegalStateException("nothing was thrown");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // that's the trick
    private static <E extends Throwable> void raise(Throwable error) throws E {
        throw (E) error;
    }

    /** Its timers fail. */
    private static final class FailingTimer implements Processor<Row, Row> {

        private final Class<? extends Throwable> error;
        private ProcessorContext context;

        FailingTimer(Class<? extends Throwable> error) {
            this.error = error;
        }

        @Override
        public void open(ProcessorContext context) {
            this.context = context;
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            context.timers().registerEventTime(Instant.ofEpochMilli(50));
        }

        @Override
        public void onTimer(Timer timer, Output<Row> output) {
            throw thrown(error);
        }
    }

    /** Can't encode. */
    private static final class FailingEncoder implements EventEncoder {

        private static final long serialVersionUID = 1L;

        private final Class<? extends Throwable> error;

        FailingEncoder(Class<? extends Throwable> error) {
            this.error = error;
        }

        @Override
        public void open(RowEncoder value, Optional<RowEncoder> key) {}

        @Override
        public Event encode(Event event, Optional<Row> key) {
            throw thrown(error);
        }
    }

    /** Doesn't tell the time. */
    private static final class FailingClock extends Clock {

        private final Class<? extends Throwable> error;

        FailingClock(Class<? extends Throwable> error) {
            this.error = error;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw thrown(error);
        }
    }
}
