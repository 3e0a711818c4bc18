package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import io.dataprocessing.pipeline.core.runtime.StepDefinition;
import io.dataprocessing.pipeline.core.runtime.WindowFunction;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds steps with a {@link io.dataprocessing.pipeline.api.window.WindowAggregator}. */
final class WindowTranslator implements StepTranslator {

    @Override
    public void translate(StepPlan step, Assembly assembly) {
        StepDefinition definition = assembly.definition(step);
        EventKey key = EventKey.of(definition.inputTypes().get(0), step.key().get(0));
        SingleOutputStreamOperator<Event> operator =
                assembly.input(step.name(), step.inputs().get(0))
                        .keyBy(key, key.getProducedType())
                        .process(new WindowFunction(definition), Assembly.mainType(step));
        assembly.publish(step, operator);
        assembly.collectDeadLetters(step, operator);
    }
}
