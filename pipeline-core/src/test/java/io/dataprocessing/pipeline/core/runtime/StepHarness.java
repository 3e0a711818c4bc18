package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** Runs one of our functions as Flink's operator does, without a cluster. */
final class StepHarness implements AutoCloseable {

    private final OneInputStreamOperatorTestHarness<Event, Event> harness;

    private StepHarness(OneInputStreamOperatorTestHarness<Event, Event> harness) {
        this.harness = harness;
    }

    static StepHarness of(ProcessFunction<Event, Event> function) throws Exception {
        StepHarness harness =
                new StepHarness(
                        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function)));
        harness.harness.setup(serializer(Orders.TYPE));
        harness.harness.open();
        return harness;
    }

    static StepHarness keyed(KeyedProcessFunction<Row, Event, Event> function) throws Exception {
        StepHarness harness = keyedClosed(function);
        harness.harness.open();
        return harness;
    }

    /** A function whose events have a type and key of their own. */
    static StepHarness keyed(
            KeyedProcessFunction<Row, Event, Event> function,
            KeySelector<Event, Row> key,
            TypeInformation<Row> keyType,
            RowType type)
            throws Exception {
        StepHarness harness =
                new StepHarness(
                        new KeyedOneInputStreamOperatorTestHarness<>(
                                new KeyedProcessOperator<>(function), key, keyType));
        harness.harness.setup(serializer(type));
        harness.harness.open();
        return harness;
    }

    static StepHarness restored(
            KeyedProcessFunction<Row, Event, Event> function, OperatorSubtaskState state)
            throws Exception {
        StepHarness harness = keyedClosed(function);
        harness.harness.initializeState(state);
        harness.harness.open();
        return harness;
    }

    private static StepHarness keyedClosed(KeyedProcessFunction<Row, Event, Event> function)
            throws Exception {
        EventKey key = EventKey.of(Orders.TYPE, List.of("sku"));
        StepHarness harness =
                new StepHarness(
                        new KeyedOneInputStreamOperatorTestHarness<>(
                                new KeyedProcessOperator<>(function), key, key.getProducedType()));
        harness.harness.setup(serializer(Orders.TYPE));
        return harness;
    }

    static org.apache.flink.api.common.typeutils.TypeSerializer<Event> serializer(RowType type) {
        return new EventTypeInfo(type)
                .createSerializer(
                        new org.apache.flink.api.common.serialization.SerializerConfigImpl());
    }

    StepHarness send(Event... events) throws Exception {
        for (Event event : events) {
            harness.processElement(new StreamRecord<>(event, event.timestamp()));
        }
        return this;
    }

    StepHarness watermark(long time) throws Exception {
        harness.processWatermark(new Watermark(time));
        return this;
    }

    StepHarness processingTime(long time) throws Exception {
        harness.setStateTtlProcessingTime(time);
        harness.setProcessingTime(time);
        return this;
    }

    OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, 1);
    }

    /** What came out of the main output since the last call. */
    List<Event> out() {
        List<Event> events = new ArrayList<>();
        for (StreamRecord<? extends Event> record : harness.extractOutputStreamRecords()) {
            events.add(record.getValue());
        }
        harness.getOutput().clear();
        return events;
    }

    List<Row> outValues() {
        return out().stream().map(Event::value).toList();
    }

    List<Event> side(String name) {
        return side(OutputTags.side(name, Orders.TYPE));
    }

    List<Event> deadLetters() {
        return side(OutputTags.deadLetters());
    }

    private List<Event> side(OutputTag<Event> tag) {
        List<Event> events = new ArrayList<>();
        if (harness.getSideOutput(tag) != null) {
            harness.getSideOutput(tag).forEach(record -> events.add(record.getValue()));
        }
        return events;
    }

    long count(String what) {
        return harness.getOperator()
                .getRuntimeContext()
                .<Long, Long>getAccumulator("work." + what)
                .getLocalValue();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
