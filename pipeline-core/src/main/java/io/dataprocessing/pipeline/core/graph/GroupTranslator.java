package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.FusionPlan;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.ReplayPlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.runtime.ReplayGate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds the parts of a group as one operator. */
final class GroupTranslator {

    private final Assembly assembly;
    private final PipelinePlan plan;
    private final FusedGroup group = new FusedGroup();
    private boolean deadLetters;

    private GroupTranslator(Assembly assembly) {
        this.assembly = assembly;
        this.plan = assembly.plan();
    }

    /**
     * Adds the group and publishes the outputs of its parts.
     *
     * @param input what its first part reads
     * @param parallelism that of all its parts
     */
    static void translate(
            FusionPlan.Group members, DataStream<Event> input, int parallelism, Assembly assembly) {
        new GroupTranslator(assembly).run(members, input, parallelism);
    }

    private void run(FusionPlan.Group members, DataStream<Event> input, int parallelism) {
        plan.sources().stream()
                .filter(source -> members.members().contains(source.name()))
                .forEach(this::add);
        plan.steps().stream()
                .filter(step -> members.members().contains(step.name()))
                .forEach(step -> add(step, step.name().equals(members.first())));
        plan.sinks().stream()
                .filter(sink -> members.members().contains(sink.name()))
                .forEach(this::add);
        SingleOutputStreamOperator<Event> operator = group.build(input);
        assembly.settle(operator, group.uid(), parallelism).name(group.name());
        if (deadLetters) {
            assembly.collectDeadLetters(operator);
        }
        assembly.publish(members, group);
    }

    /** Whatever a source's policy is, letters that were replayed may come back. */
    private void add(SourcePlan source) {
        deadLetters = true;
        group.add(
                SourceTranslator.errorsName(source),
                source.name(),
                SourceTranslator.errors(source, assembly),
                new EventTypeInfo(source.type()),
                Map.of("", source.type()));
    }

    private void add(StepPlan step, boolean first) {
        deadLetters |= step.deadLetters();
        add(
                first ? List.of() : step.inputs().get(0),
                step.name(),
                () ->
                        group.add(
                                step.name(),
                                step.name(),
                                ProcessorTranslator.function(step, assembly),
                                Assembly.mainType(step),
                                step.outputs()));
    }

    private void add(SinkPlan sink) {
        deadLetters |= sink.onError().makesDeadLetters();
        add(
                sink.inputs(),
                sink.name(),
                () ->
                        group.add(
                                SinkTranslator.encodeName(sink),
                                sink.name(),
                                SinkTranslator.encode(sink, assembly),
                                new EventTypeInfo(sink.type()),
                                Map.of("", sink.type())));
    }

    /** Adds a part behind its gates, which come before it, and lets it read its inputs. */
    private void add(List<OutputRef> inputs, String reader, IntSupplier part) {
        List<Optional<Integer>> gates =
                inputs.stream().map(input -> gate(new ReplayPlan.Edge(input, reader))).toList();
        int number = part.getAsInt();
        for (int i = 0; i < gates.size(); i++) {
            if (gates.get(i).isPresent()) {
                group.connect(gates.get(i).get(), number);
            } else {
                group.connect(inputs.get(i), number);
            }
        }
    }

    private Optional<Integer> gate(ReplayPlan.Edge edge) {
        return assembly.gate(edge)
                .map(
                        gate ->
                                group.addBetween(
                                        edge.output(),
                                        new ReplayGate(edge.consumer(), gate.passed())));
    }
}
