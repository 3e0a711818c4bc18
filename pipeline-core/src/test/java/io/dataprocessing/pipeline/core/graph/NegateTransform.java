package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import io.dataprocessing.pipeline.core.transform.TransformContext;
import io.dataprocessing.pipeline.core.transform.TransformPlanContext;
import io.dataprocessing.pipeline.core.transform.TransformSpec;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Makes amounts negative, with an operator of its own. */
public final class NegateTransform implements StreamTransform<TestSteps.None> {

    @Override
    public String type() {
        return "negate";
    }

    @Override
    public String description() {
        return "Negates.";
    }

    @Override
    public Class<TestSteps.None> optionsType() {
        return TestSteps.None.class;
    }

    @Override
    public TransformSpec describe(TestSteps.None options, TransformPlanContext context) {
        return TransformSpec.of(Map.of("", context.inputType()));
    }

    @Override
    public Map<String, DataStream<Event>> apply(
            TestSteps.None options, List<DataStream<Event>> inputs, TransformContext context) {
        return Map.of(
                "",
                inputs.get(0)
                        .map(
                                event ->
                                        event.withValue(
                                                event.value().with(1, -event.value().getLong(1))),
                                context.typeOf(context.inputTypes().get(0)))
                        .name(context.step())
                        .uid(context.step())
                        .setParallelism(context.parallelism()));
    }
}
