package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.runtime.BroadcastFunction;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import io.dataprocessing.pipeline.core.runtime.KeyedBroadcastFunction;
import io.dataprocessing.pipeline.core.runtime.StepDefinition;
import io.dataprocessing.pipeline.core.state.StateHandles;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds steps with a {@link io.dataprocessing.pipeline.api.BroadcastProcessor}. */
final class BroadcastTranslator implements StepTranslator {

    @Override
    public void translate(StepPlan step, Assembly assembly) {
        DataStream<Event> input = assembly.input(step.name(), step.inputs().get(0));
        BroadcastStream<Event> broadcast =
                assembly.input(step.name(), step.inputs().get(1))
                        .broadcast(descriptors(step, assembly));
        StepDefinition definition = assembly.definition(step);
        EventTypeInfo type = Assembly.mainType(step);
        SingleOutputStreamOperator<Event> operator;
        if (step.key().isEmpty()) {
            operator = input.connect(broadcast).process(new BroadcastFunction(definition), type);
        } else {
            EventKey key = EventKey.of(definition.inputTypes().get(0), step.key().get(0));
            operator =
                    input.keyBy(key, key.getProducedType())
                            .connect(broadcast)
                            .process(new KeyedBroadcastFunction(definition), type);
        }
        assembly.publish(step, operator);
        assembly.collectDeadLetters(operator, step.onError());
    }

    private static MapStateDescriptor<?, ?>[] descriptors(StepPlan step, Assembly assembly) {
        BroadcastProcessorSpec<?, ?, ?> spec = assembly.spec(step, BroadcastProcessorSpec.class);
        return spec.broadcastStates().stream()
                .map(StateHandles::broadcastDescriptor)
                .toArray(MapStateDescriptor<?, ?>[]::new);
    }
}
