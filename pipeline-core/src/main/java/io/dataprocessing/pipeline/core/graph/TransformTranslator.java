package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import io.dataprocessing.pipeline.core.transform.TransformContext;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Builds steps made of Flink operators of their own. */
final class TransformTranslator implements StepTranslator {

    @Override
    @SuppressWarnings("unchecked") // the options were bound to the transform's own class
    public void translate(StepPlan step, Assembly assembly) {
        String type = step.processor().type();
        StreamTransform<Record> transform =
                (StreamTransform<Record>)
                        assembly.catalog()
                                .transform(type)
                                .orElseThrow(() -> Missing.of("transform", type));
        Map<String, DataStream<Event>> outputs =
                transform.apply(
                        step.options(),
                        step.inputs().stream()
                                .map(input -> assembly.input(step.name(), input))
                                .toList(),
                        new Context(
                                step.name(), step.processor().inputTypes(), step.parallelism()));
        if (!outputs.keySet().equals(step.outputs().keySet())) {
            throw new IllegalStateException(
                    "step '%s' (%s) was planned with the outputs %s and gave %s"
                            .formatted(
                                    step.name(), type, step.outputs().keySet(), outputs.keySet()));
        }
        outputs.forEach(
                (name, stream) -> assembly.streams().put(new OutputRef(step.name(), name), stream));
    }

    /** What the transform needs to know. */
    private record Context(String step, List<RowType> inputTypes, int parallelism)
            implements TransformContext {

        @Override
        public TypeInformation<Event> typeOf(RowType type) {
            return new EventTypeInfo(type);
        }
    }
}
