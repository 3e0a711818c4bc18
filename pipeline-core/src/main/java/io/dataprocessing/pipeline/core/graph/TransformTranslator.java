package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.ErrorPolicy;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.runtime.EnterOperator;
import io.dataprocessing.pipeline.core.runtime.EnterSettings;
import io.dataprocessing.pipeline.core.runtime.LeaveFunction;
import io.dataprocessing.pipeline.core.runtime.OutputTags;
import io.dataprocessing.pipeline.core.task.OnTask;
import io.dataprocessing.pipeline.core.transform.Entered;
import io.dataprocessing.pipeline.core.transform.Entrance;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import io.dataprocessing.pipeline.core.transform.TransformContext;
import io.dataprocessing.pipeline.core.transform.TransformPlanContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

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
                        new Context(step, assembly));
        if (!outputs.keySet().equals(step.outputs().keySet())) {
            throw new IllegalStateException(
                    "step '%s' (%s) was planned with the outputs %s and gave %s"
                            .formatted(
                                    step.name(), type, step.outputs().keySet(), outputs.keySet()));
        }
        outputs.forEach(
                (name, stream) -> assembly.streams().put(new OutputRef(step.name(), name), stream));
    }

    /** What the transform adds its operators with. */
    private record Context(StepPlan plan, Assembly assembly) implements TransformContext {

        @Override
        public String step() {
            return plan.name();
        }

        @Override
        public List<RowType> inputTypes() {
            return plan.processor().inputTypes();
        }

        @Override
        public int parallelism() {
            return plan.parallelism();
        }

        @Override
        public int maxParallelism() {
            return assembly.plan().execution().maxParallelism();
        }

        @Override
        public boolean failsOnErrors() {
            return plan.onError().policy() == ErrorPolicy.FAIL;
        }

        @Override
        public TransformPlanContext described() {
            return new PlannedStep(plan);
        }

        @Override
        public String stateUid() {
            return plan.shape().isEmpty() ? plan.name() : plan.name() + "-" + plan.shape();
        }

        @Override
        public TypeInformation<Event> typeOf(RowType type) {
            return new EventTypeInfo(type);
        }

        @Override
        public <X> Entered<X> enter(int input, DataStream<Event> stream, Entrance<X> entrance) {
            EnterSettings settings =
                    EnterSettings.of(
                            plan.name(),
                            plan.processor().type(),
                            inputTypes().get(input),
                            assembly.onError(plan.onError()),
                            entrance.late(),
                            entrance.lateOutput());
            String part = plan.inputs().size() == 1 ? "in" : "in-" + (input + 1);
            SingleOutputStreamOperator<X> entered =
                    settle(
                            stream.transform(
                                    plan.name() + "-" + part,
                                    entrance.type(),
                                    new EnterOperator<>(settings, entrance.mapping())),
                            part,
                            stream.getParallelism());
            if (plan.onError().makesDeadLetters()
                    || entrance.late().equals(Optional.of(LatePolicy.DEAD_LETTER))) {
                assembly.deadLetters().add(entered.getSideOutput(OutputTags.deadLetters()));
            }
            return new Entered<>(
                    entered,
                    entrance.late()
                            .filter(policy -> policy == LatePolicy.OUTPUT)
                            .map(
                                    policy ->
                                            entered.getSideOutput(
                                                    OutputTags.side(
                                                            entrance.lateOutput(),
                                                            inputTypes().get(input)))));
        }

        @Override
        public DataStream<Event> leave(
                String output,
                DataStream<Event> stream,
                RowType type,
                OnTask<Function<Row, Row>> mapping) {
            SingleOutputStreamOperator<Event> left =
                    settle(
                            stream.process(
                                    new LeaveFunction(
                                            plan.name(),
                                            plan.processor().type(),
                                            output,
                                            assembly.onError(plan.onError()),
                                            mapping),
                                    new EventTypeInfo(type)),
                            output.isEmpty() ? "out" : "out-" + output,
                            stream.getParallelism());
            assembly.collectDeadLetters(left, plan.onError());
            return left;
        }

        @Override
        public <X> SingleOutputStreamOperator<X> settle(
                SingleOutputStreamOperator<X> operator, String part) {
            return settle(operator, part, plan.parallelism());
        }

        @Override
        public <X> SingleOutputStreamOperator<X> settle(SingleOutputStreamOperator<X> operator) {
            return settled(operator.name(plan.name()).uid(stateUid()), plan.parallelism());
        }

        @Override
        public <X> SingleOutputStreamOperator<X> settle(
                SingleOutputStreamOperator<X> operator, String part, int parallelism) {
            String name = plan.name() + "-" + part;
            return settled(operator.name(name).uid(name), parallelism);
        }

        private <X> SingleOutputStreamOperator<X> settled(
                SingleOutputStreamOperator<X> operator, int parallelism) {
            return operator.setParallelism(parallelism).setMaxParallelism(maxParallelism());
        }
    }
}
