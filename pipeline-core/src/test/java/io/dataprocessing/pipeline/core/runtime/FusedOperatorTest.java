package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.TransientException;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class FusedOperatorTest {

    private static final SideOutput<Row> ODD = new SideOutput<>("odd", Orders.ROWS);

    private final FusedOperator operator = new FusedOperator();

    /** A processor that can be shipped. */
    @FunctionalInterface
    private interface Code extends Serializable {
        void process(Input<Row> input, Output<Row> output);
    }

    @Test
    void nothingThatAFunctionGivesOvertakesWhatItGaveBefore() throws Exception {
        int split = operator.add(new ProcessorFunction(step("split", OnError.FAIL, Split::new)));
        int read = operator.add(function("read", OnError.FAIL, (in, out) -> out.emit(in.value())));
        operator.connect(split, "", read);
        operator.connect(split, "odd", read);
        operator.release(read);
        try (Harness harness = new Harness()) {
            harness.send(Orders.event("a", 1, 5));
            assertThat(harness.amounts()).containsExactly(1L, 2L, 3L, 4L);
            assertThat(harness.count("split.out")).isEqualTo(4);
            assertThat(harness.count("split.out.odd")).isEqualTo(2);
            assertThat(harness.count("read.in")).isEqualTo(4);
        }
    }

    @Test
    void everyReaderGetsWhatItReads() throws Exception {
        int first = operator.add(adding("first", 1));
        int left = operator.add(adding("left", 10));
        int right = operator.add(adding("right", 100));
        int both = operator.add(adding("both", 1000));
        operator.connect(first, "", left);
        operator.connect(first, "", right);
        operator.connect(left, "", both);
        operator.connect(right, "", both);
        operator.release(both);
        operator.release(first, "", OutputTags.side("first", Orders.TYPE));
        try (Harness harness = new Harness()) {
            harness.send(Orders.event("a", 0, 5), Orders.event("a", 2, 6));
            assertThat(harness.amounts()).containsExactly(1011L, 1101L, 1013L, 1103L);
            assertThat(harness.side("first")).containsExactly(1L, 3L);
        }
    }

    @Test
    void whatNobodyReadsGoesNowhere() throws Exception {
        int split = operator.add(new ProcessorFunction(step("split", OnError.FAIL, Split::new)));
        int last = operator.add(adding("last", 1));
        operator.connect(split, "odd", last);
        try (Harness harness = new Harness()) {
            harness.send(Orders.event("a", 1, 5));
            assertThat(harness.amounts()).isEmpty();
            assertThat(harness.count("last.in")).isEqualTo(2);
        }
    }

    @Test
    void eachFunctionHasItsOwnPolicyAndCounts() throws Exception {
        chain(
                function("picky", OnError.SKIP, FusedOperatorTest::failAtOne),
                function("strict", OnError.DEAD_LETTER, FusedOperatorTest::failAtTwo),
                adding("last", 10));
        try (Harness harness = new Harness()) {
            harness.send(Orders.event("a", 1, 5), Orders.event("b", 2, 6), Orders.event("c", 3, 7));
            assertThat(harness.amounts()).containsExactly(13L);
            assertThat(harness.deadLetters())
                    .singleElement()
                    .satisfies(
                            letter ->
                                    assertThat(letter.failure().orElseThrow().step())
                                            .isEqualTo("strict"));
            assertThat(harness.count("picky.skipped")).isEqualTo(1);
            assertThat(harness.count("strict.in")).isEqualTo(2);
            assertThat(harness.count("strict.dead-lettered")).isEqualTo(1);
            assertThat(harness.count("last.out")).isEqualTo(1);
        }
    }

    @Test
    void aFailureFurtherDownIsNoneOfTheFunctionInFront() throws Exception {
        Code curious =
                (input, output) -> {
                    try {
                        output.emit(input.value());
                        output.emit(input.value());
                    } catch (RuntimeException e) {
                        throw new IllegalStateException("caught what isn't mine", e);
                    }
                };
        chain(
                function("curious", OnError.SKIP, curious),
                function("strict", OnError.FAIL, FusedOperatorTest::failAtOne));
        try (Harness harness = new Harness()) {
            assertThatThrownBy(() -> harness.send(Orders.event("a", 1, 5)))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessage(
                            "step 'strict' (test) failed at orders-0@1: java.lang.IllegalArgumentException: one");
            assertThat(harness.count("curious.skipped")).isZero();
        }
    }

    @Test
    void whatWasEmittedBeforeAFailureGoesOnAndIsNotEmittedAgain() throws Exception {
        Code busy =
                (input, output) -> {
                    output.emit(input.value());
                    throw new TransientException("busy");
                };
        StepDefinition step =
                new StepDefinition(
                        "busy",
                        "test",
                        code -> new LoadedStep(spec(() -> busy::process), code.asClassLoader()),
                        List.of(Orders.TYPE),
                        OnError.DEAD_LETTER,
                        new Retry(3, Duration.ofMillis(1), Duration.ofMillis(1)),
                        Duration.ZERO);
        chain(new ProcessorFunction(step), adding("last", 10));
        try (Harness harness = new Harness()) {
            harness.send(Orders.event("a", 1, 5));
            assertThat(harness.amounts()).containsExactly(11L);
            assertThat(harness.deadLetters()).hasSize(1);
        }
    }

    @Test
    void theTimeOfARecordIsThatOfWhatCameIn() throws Exception {
        chain(adding("first", 1), adding("last", 1));
        try (Harness harness = new Harness()) {
            harness.send(Orders.event("a", 1, 5), Orders.event("a", 1, 7));
            assertThat(harness.times()).containsExactly(5L, 7L);
        }
    }

    @Test
    void allAreClosedEvenIfOneFails() throws Exception {
        List<String> closed = new ArrayList<>();
        chain(new Closing("one", closed), new Closing("two", closed));
        Harness harness = new Harness();
        assertThatThrownBy(harness::close)
                .hasMessage("one")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(closed).containsExactly("one", "two");
    }

    @Test
    void functionsReadEarlierOnesOnly() {
        int first = operator.add(adding("first", 1));
        assertThatThrownBy(() -> operator.connect(first, "", first))
                .hasMessage("function 0 can't read what function 0 gives later");
    }

    private void chain(ProcessFunction<?, ?>... functions) {
        int last = -1;
        for (ProcessFunction<?, ?> each : functions) {
            int next = operator.add(cast(each));
            if (last >= 0) {
                operator.connect(last, "", next);
            }
            last = next;
        }
        operator.release(last);
    }

    @SuppressWarnings("unchecked") // all functions here are of events
    private static ProcessFunction<Event, Event> cast(ProcessFunction<?, ?> function) {
        return (ProcessFunction<Event, Event>) function;
    }

    private static void failAtOne(Input<Row> input, Output<Row> output) {
        if (input.value().getLong(1) == 1) {
            throw new IllegalArgumentException("one");
        }
        output.emit(input.value());
    }

    private static void failAtTwo(Input<Row> input, Output<Row> output) {
        if (input.value().getLong(1) == 2) {
            throw new IllegalArgumentException("two");
        }
        output.emit(input.value());
    }

    private static ProcessorFunction adding(String name, long more) {
        return function(
                name,
                OnError.FAIL,
                (input, output) -> output.emit(Orders.row("a", input.value().getLong(1) + more)));
    }

    private static ProcessorFunction function(String name, OnError onError, Code code) {
        return new ProcessorFunction(step(name, onError, () -> code::process));
    }

    private static StepDefinition step(String name, OnError onError, Making making) {
        return new StepDefinition(
                name,
                "test",
                code -> new LoadedStep(spec(making), code.asClassLoader()),
                List.of(Orders.TYPE),
                onError);
    }

    private static ProcessorSpec<Row, Row> spec(Making making) {
        return ProcessorSpec.of(Orders.ROWS, Orders.ROWS, making).sideOutput(ODD);
    }

    /** Makes a processor, and can be shipped. */
    @FunctionalInterface
    private interface Making extends Supplier<Processor<Row, Row>>, Serializable {}

    /** Gives four records to its outputs in turn. */
    private static final class Split implements Processor<Row, Row> {

        private Output<Row> odd;

        @Override
        public void open(ProcessorContext context) {
            odd = context.sideOutput(ODD);
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            output.emit(Orders.row("a", 1));
            odd.emit(Orders.row("a", 2));
            odd.emit(Orders.row("a", 3));
            output.emit(Orders.row("a", 4));
        }
    }

    /** Can't be closed. */
    private static final class Closing extends ProcessFunction<Event, Event> {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final transient List<String> closed;

        Closing(String name, List<String> closed) {
            this.name = name;
            this.closed = closed;
        }

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) {}

        @Override
        public void close() {
            closed.add(name);
            throw new IllegalStateException(name);
        }
    }

    /** Runs the operator without a cluster. */
    private final class Harness implements AutoCloseable {

        private final OneInputStreamOperatorTestHarness<Event, Event> flink;

        Harness() throws Exception {
            flink = new OneInputStreamOperatorTestHarness<>(operator);
            flink.getExecutionConfig().enableObjectReuse();
            flink.setup(StepHarness.serializer(Orders.TYPE));
            flink.open();
        }

        void send(Event... events) throws Exception {
            for (Event event : events) {
                flink.processElement(new StreamRecord<>(event, event.timestamp()));
            }
        }

        List<Long> amounts() {
            return flink.extractOutputValues().stream()
                    .map(event -> event.value().getLong(1))
                    .toList();
        }

        List<Long> times() {
            return flink.extractOutputStreamRecords().stream()
                    .map(StreamRecord::getTimestamp)
                    .toList();
        }

        List<Long> side(String name) {
            return flink.getSideOutput(OutputTags.side(name, Orders.TYPE)).stream()
                    .map(record -> record.getValue().value().getLong(1))
                    .toList();
        }

        List<Event> deadLetters() {
            return flink.getSideOutput(OutputTags.deadLetters()).stream()
                    .map(StreamRecord::getValue)
                    .toList();
        }

        long count(String name) {
            return flink.getOperator()
                    .getRuntimeContext()
                    .<Long, Long>getAccumulator(name)
                    .getLocalValue();
        }

        @Override
        public void close() throws Exception {
            flink.close();
        }
    }
}
