package io.dataprocessing.pipeline.core.library;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.graph.PlannedParts;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.runtime.ProcessorFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * A processor without a key as a Flink function; see {@link ProcessorFunctions}. A value's event
 * time is Flink's timestamp. What the processor throws follows its {@code on-error}, which fails
 * the job unless it says otherwise.
 *
 * @param <I> what comes
 * @param <O> what goes
 */
public final class ProcessorStep<I, O> extends ProcessFunction<I, O>
        implements ResultTypeQueryable<O> {

    private static final long serialVersionUID = 1L;

    private final StepShape<I, O> shape;
    private final ProcessorFunction inner;
    private transient StepValues<I, O> values;
    private transient InnerContext innerContext;

    ProcessorStep(StepPlan step, ValueTypeInfo<I> input, ValueTypeInfo<O> output) {
        this.shape = new StepShape<>(step, input, output);
        this.inner = new ProcessorFunction(PlannedParts.step(step));
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
    public void close() throws Exception {
        inner.close();
    }

    /** What the processor's own function sees of Flink's context; one object for all values. */
    @SuppressWarnings("NonCanonicalType") // an inner class is made by way of its owner
    private final class InnerContext {

        private Context outer;

        private final ProcessFunction<Event, Event>.Context asInner =
                inner.new Context() {

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
                };
    }
}
