package io.dataprocessing.pipeline.core.library;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Turns values into the events that a processor takes, and back. Belongs to one task. */
final class StepValues<I, O> implements Collector<Event> {

    /** Flink's way to side outputs, whatever they hold. */
    @FunctionalInterface
    interface Side {
        <X> void output(OutputTag<X> tag, X value);
    }

    private final StepShape<I, O> shape;
    private final Schema<I> input;
    private final Schema<O> output;
    private final RowConverter converter;
    private final Map<String, OutputTag<Row>> sides = new HashMap<>();
    private Collector<O> out;

    StepValues(StepShape<I, O> shape) {
        this.shape = shape;
        this.input = shape.input().schema();
        this.output = shape.output().schema();
        this.converter = RowConverter.of(shape.outputRows(), shape.output().rowType());
    }

    Event event(I value, Long timestamp) {
        return Event.of(input.toRow(value), timestamp == null ? Event.NO_TIMESTAMP : timestamp);
    }

    /** This, with what is collected going to {@code out}. */
    Collector<Event> into(Collector<O> out) {
        this.out = out;
        return this;
    }

    @Override
    public void collect(Event event) {
        out.collect(output.fromRow(converter.convert(event.value())));
    }

    @Override
    public void close() {}

    /** Hands dead letters on as they are, and rows out of the events of other outputs. */
    <X> void toSide(OutputTag<X> tag, X value, Side side) {
        if (tag.equals(StepShape.deadLetters()) || !(value instanceof Event event)) {
            side.output(tag, value);
        } else {
            side.output(sides.computeIfAbsent(tag.getId(), shape::side), event.value());
        }
    }
}
