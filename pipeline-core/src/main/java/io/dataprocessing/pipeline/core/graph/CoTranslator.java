package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.runtime.CoProcessorFunction;
import io.dataprocessing.pipeline.core.runtime.CoStepOperator;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import io.dataprocessing.pipeline.core.runtime.KeyedCoProcessorFunction;
import io.dataprocessing.pipeline.core.runtime.KeyedCoStepOperator;
import io.dataprocessing.pipeline.core.runtime.StepDefinition;
import java.util.List;
import org.apache.flink.streaming.api.datastream.ConnectedStreams;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds steps with a {@link io.dataprocessing.pipeline.api.CoProcessor}. */
final class CoTranslator implements StepTranslator {

    @Override
    public void translate(StepPlan step, Assembly assembly) {
        ConnectedStreams<Event, Event> inputs =
                assembly.input(step.name(), step.inputs().get(0))
                        .connect(assembly.input(step.name(), step.inputs().get(1)));
        StepDefinition definition = assembly.definition(step);
        EventTypeInfo type = Assembly.mainType(step);
        SingleOutputStreamOperator<Event> operator;
        if (step.key().isEmpty()) {
            operator =
                    inputs.transform(
                            step.name(),
                            type,
                            new CoStepOperator(new CoProcessorFunction(definition)));
        } else {
            // Keys of both inputs are equal rows only under the same names: those of the first.
            List<String> names = step.key().get(0);
            EventKey left = EventKey.of(definition.inputTypes().get(0), names);
            EventKey right =
                    EventKey.named(definition.inputTypes().get(1), step.key().get(1), names);
            operator =
                    inputs.keyBy(left, right, left.getProducedType())
                            .transform(
                                    step.name(),
                                    type,
                                    new KeyedCoStepOperator(
                                            new KeyedCoProcessorFunction(definition)));
        }
        assembly.publish(step, operator);
        assembly.collectDeadLetters(step, operator);
    }
}
