package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.FusionPlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import io.dataprocessing.pipeline.core.runtime.KeyedProcessorFunction;
import io.dataprocessing.pipeline.core.runtime.KeyedStepOperator;
import io.dataprocessing.pipeline.core.runtime.ProcessorFunction;
import io.dataprocessing.pipeline.core.runtime.StepDefinition;
import io.dataprocessing.pipeline.core.runtime.StepOperator;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds steps with a {@link io.dataprocessing.pipeline.api.Processor}. */
final class ProcessorTranslator implements StepTranslator {

    @Override
    public void translate(StepPlan step, Assembly assembly) {
        DataStream<Event> input = assembly.input(step.name(), step.inputs().get(0));
        Optional<FusionPlan.Group> group = assembly.group(step.name());
        if (group.isPresent()) {
            GroupTranslator.translate(group.get(), input, step.parallelism(), assembly);
        } else {
            translate(step, input, assembly);
        }
    }

    /** What runs a step without a key. */
    static ProcessorFunction function(StepPlan step, Assembly assembly) {
        return new ProcessorFunction(assembly.definition(step));
    }

    private static void translate(StepPlan step, DataStream<Event> input, Assembly assembly) {
        StepDefinition definition = assembly.definition(step);
        EventTypeInfo type = Assembly.mainType(step);
        SingleOutputStreamOperator<Event> operator;
        if (step.key().isEmpty()) {
            operator =
                    input.transform(step.name(), type, new StepOperator(function(step, assembly)));
        } else {
            RowType inputType = definition.inputTypes().get(0);
            EventKey key = EventKey.of(inputType, step.key().get(0));
            operator =
                    input.keyBy(key, key.getProducedType())
                            .transform(
                                    step.name(),
                                    type,
                                    new KeyedStepOperator(new KeyedProcessorFunction(definition)));
        }
        assembly.publish(step, operator);
        assembly.collectDeadLetters(step, operator);
    }
}
