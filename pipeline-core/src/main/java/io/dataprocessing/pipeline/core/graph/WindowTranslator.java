package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.plan.WindowCombining;
import io.dataprocessing.pipeline.core.runtime.CombineOperator;
import io.dataprocessing.pipeline.core.runtime.CombinedEvents;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import io.dataprocessing.pipeline.core.runtime.KeyedStepOperator;
import io.dataprocessing.pipeline.core.runtime.StepDefinition;
import io.dataprocessing.pipeline.core.runtime.WindowFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds steps with a {@link io.dataprocessing.pipeline.api.window.WindowAggregator}. */
final class WindowTranslator implements StepTranslator {

    private static final String SUFFIX = "-combine";

    @Override
    public void translate(StepPlan step, Assembly assembly) {
        StepDefinition definition = assembly.definition(step);
        DataStream<Event> input = assembly.input(step.name(), step.inputs().get(0));
        WindowSpec<?, ?, ?> spec = assembly.spec(step, WindowSpec.class);
        SingleOutputStreamOperator<Event> operator =
                WindowCombining.applies(spec, step.onError(), assembly.plan().execution())
                        ? combined(step, spec, definition, input, assembly)
                        : plain(step, definition, input);
        assembly.publish(step, operator);
        assembly.collectDeadLetters(step, operator);
    }

    private static SingleOutputStreamOperator<Event> plain(
            StepPlan step, StepDefinition definition, DataStream<Event> input) {
        EventKey key = EventKey.of(definition.inputTypes().get(0), step.key().get(0));
        return input.keyBy(key, key.getProducedType())
                .transform(
                        step.name(),
                        Assembly.mainType(step),
                        new KeyedStepOperator(new WindowFunction(definition)));
    }

    /** Adds events up where they come from, as parallel as they come. */
    private static SingleOutputStreamOperator<Event> combined(
            StepPlan step,
            WindowSpec<?, ?, ?> spec,
            StepDefinition definition,
            DataStream<Event> input,
            Assembly assembly) {
        CombinedEvents events =
                new CombinedEvents(
                        definition.inputTypes().get(0),
                        step.key().get(0),
                        spec.accumulator().rowType());
        SingleOutputStreamOperator<Event> combiner =
                assembly.settle(
                        input.transform(
                                step.name() + SUFFIX,
                                new EventTypeInfo(events.type()),
                                new CombineOperator(definition, events)),
                        step.name() + SUFFIX,
                        input.getParallelism());
        return combiner.keyBy(events.key(), events.keyType())
                .transform(
                        step.name(),
                        Assembly.mainType(step),
                        new KeyedStepOperator(new WindowFunction(definition, events)));
    }
}
