package io.dataprocessing.pipeline.core.library;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.graph.PlannedParts;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import io.dataprocessing.pipeline.core.runtime.KeyedProcessorFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * A processor with a key as a Flink function, for a stream that's keyed by {@link #key}; see {@link
 * ProcessorFunctions}. Its state and timers are Flink's: they are in the checkpoints under the uid
 * that the operator is given. A value's event time is Flink's timestamp. What the processor throws
 * follows its {@code on-error}, which fails the job unless it says otherwise.
 *
 * @param <I> what comes
 * @param <O> what goes
 */
public final class KeyedProcessorStep<I, O> extends KeyedProcessFunction<Row, I, O>
        implements CheckpointedFunction, ResultTypeQueryable<O> {

    private static final long serialVersionUID = 1L;

    private final StepShape<I, O> shape;
    private final EventKey key;
    private final KeyedProcessorFunction inner;
    private transient StepValues<I, O> values;
    private transient InnerContext innerContext;

    KeyedProcessorStep(StepPlan step, ValueTypeInfo<I> input, ValueTypeInfo<O> output) {
        RowType rows = step.processor().inputTypes().get(0);
        this.shape = new StepShape<>(step, input, output);
        this.key = EventKey.of(rows, step.key().get(0));
        this.inner = new KeyedProcessorFunction(PlannedParts.step(step));
    }

    /** The key of a value: the fields that {@code key-by} names. */
    public KeySelector<I, Row> key() {
        return new ValueKey<>(shape.input(), key);
    }

    /**
     * Finds an output of the processor beside the main one, in the stream that {@code process}
     * gives.
     *
     * @throws IllegalArgumentException if it has none of that name; the message lists them
     */
    public OutputTag<Row> sideOutput(String name) {
        return shape.side(name);
    }

    /** Finds the values that {@code on-error: dead-letter} sets aside. */
    public OutputTag<Event> deadLetters() {
        return StepShape.deadLetters();
    }

    @Override
    public TypeInformation<O> getProducedType() {
        return shape.output();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        inner.initializeState(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        inner.snapshotState(context);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        values = new StepValues<>(shape);
        innerContext = new InnerContext();
        inner.setRuntimeContext(getRuntimeContext());
        inner.open(context);
    }

    @Override
    public void processElement(I value, Context context, Collector<O> out) throws Exception {
        innerContext.outer = context;
        inner.processElement(
                values.event(value, context.timestamp()), innerContext.asInner, values.into(out));
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<O> out) throws Exception {
        innerContext.outer = context;
        innerContext.domain = context.timeDomain();
        inner.onTimer(time, innerContext.asInner, values.into(out));
    }

    @Override
    public void close() throws Exception {
        inner.close();
    }

    /** What the processor's own function sees of Flink's contexts; one object for all calls. */
    @SuppressWarnings("NonCanonicalType") // an inner class is made by way of its owner
    private final class InnerContext {

        private Context outer;
        private TimeDomain domain;

        private final KeyedProcessFunction<Row, Event, Event>.OnTimerContext asInner =
                inner.new OnTimerContext() {

                    @Override
                    public TimeDomain timeDomain() {
                        return domain;
                    }

                    @Override
                    public Long timestamp() {
                        return outer.timestamp();
                    }

                    @Override
                    public TimerService timerService() {
                        return outer.timerService();
                    }

                    @Override
                    public <X> void output(OutputTag<X> tag, X value) {
                        values.toSide(tag, value, outer::output);
                    }

                    @Override
                    public Row getCurrentKey() {
                        return outer.getCurrentKey();
                    }
                };
    }
}
