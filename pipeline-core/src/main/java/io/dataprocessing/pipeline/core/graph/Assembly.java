package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.ErrorRule;
import io.dataprocessing.pipeline.core.plan.FusionPlan;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.ReplayPlan;
import io.dataprocessing.pipeline.core.plan.RetryPlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.runtime.LoadedStep;
import io.dataprocessing.pipeline.core.runtime.OnError;
import io.dataprocessing.pipeline.core.runtime.OutputTags;
import io.dataprocessing.pipeline.core.runtime.RateLimit;
import io.dataprocessing.pipeline.core.runtime.ReplayGate;
import io.dataprocessing.pipeline.core.runtime.Retry;
import io.dataprocessing.pipeline.core.runtime.StepDefinition;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One job while it's being built: what there is of it so far. */
final class Assembly {

    private final PipelinePlan plan;
    private final StreamExecutionEnvironment environment;
    private final GivenStreams given;
    private final Catalog catalog;
    private final TaskPlugins plugins;
    private final Clock clock;
    private final Optional<ReplayPlan> replays;
    private final FusionPlan fusion;
    private final Map<OutputRef, DataStream<Event>> streams = new LinkedHashMap<>();
    private final Map<String, FusedGroup> groups = new HashMap<>();
    private final Map<ReplayPlan.Edge, DataStream<Event>> gated = new HashMap<>();
    private final List<DataStream<Event>> deadLetters = new ArrayList<>();

    Assembly(
            PipelinePlan plan,
            StreamExecutionEnvironment environment,
            GivenStreams given,
            Catalog catalog,
            TaskPlugins plugins,
            Clock clock) {
        this.plan = plan;
        this.environment = environment;
        this.given = given;
        this.catalog = catalog;
        this.plugins = plugins;
        this.clock = clock;
        this.replays = ReplayPlan.of(plan);
        this.fusion = FusionPlan.of(plan);
    }

    PipelinePlan plan() {
        return plan;
    }

    StreamExecutionEnvironment environment() {
        return environment;
    }

    /** The program's stream for a source, which was checked to be there. */
    GivenStreams.Given<?> given(String source) {
        return given.bySource().get(source);
    }

    Catalog catalog() {
        return catalog;
    }

    TaskPlugins plugins() {
        return plugins;
    }

    Map<OutputRef, DataStream<Event>> streams() {
        return streams;
    }

    /** All outputs, whose streams are made when somebody asks for them. */
    Map<OutputRef, Supplier<DataStream<Event>>> outputs() {
        Map<OutputRef, Supplier<DataStream<Event>>> outputs = new LinkedHashMap<>();
        for (FusedGroup group : groups.values()) {
            group.outputs().stream()
                    .filter(output -> !isSink(output))
                    .forEach(output -> outputs.put(output, () -> group.stream(output)));
        }
        streams.forEach((output, stream) -> outputs.put(output, () -> stream));
        return outputs;
    }

    private boolean isSink(OutputRef output) {
        return plan.sinks().stream().anyMatch(sink -> sink.name().equals(output.producer()));
    }

    /** The group of operators that a source, step or sink is to be built in. */
    Optional<FusionPlan.Group> group(String member) {
        return fusion.of(member);
    }

    /** Whether a source, step or sink was built, together with others. */
    boolean isBuilt(String member) {
        return groups.containsKey(member);
    }

    List<DataStream<Event>> deadLetters() {
        return deadLetters;
    }

    /** How records that are replayed go; empty if the pipeline has no dead letters. */
    Optional<ReplayPlan> replays() {
        return replays;
    }

    /**
     * The union of some outputs as a step or sink reads them, each behind its gate if it has one.
     */
    DataStream<Event> input(String reader, List<OutputRef> outputs) {
        return union(outputs.stream().map(output -> gated(output, reader)).toList());
    }

    private DataStream<Event> gated(OutputRef output, String reader) {
        ReplayPlan.Edge edge = new ReplayPlan.Edge(output, reader);
        Optional<ReplayPlan.Gate> gate = gate(edge);
        return gate.isEmpty()
                ? stream(output)
                : gated.computeIfAbsent(edge, key -> gate(key, gate.get()));
    }

    /** What lets replayed records through where a path branches; empty where they all may pass. */
    Optional<ReplayPlan.Gate> gate(ReplayPlan.Edge edge) {
        return replays.map(plan -> plan.gates().get(edge));
    }

    /** Chained to what it reads, wherever the reader runs. */
    private DataStream<Event> gate(ReplayPlan.Edge edge, ReplayPlan.Gate gate) {
        DataStream<Event> stream = stream(edge.output());
        return settle(
                stream.process(new ReplayGate(edge.consumer(), gate.passed()), stream.getType()),
                "%s-from-%s".formatted(edge.consumer(), edge.output()),
                stream.getParallelism());
    }

    /** One stream of several of one type. */
    static DataStream<Event> union(List<DataStream<Event>> streams) {
        return streams.stream().reduce((left, right) -> left.union(right)).orElseThrow();
    }

    /** The stream of an output that was built before. */
    DataStream<Event> stream(OutputRef output) {
        DataStream<Event> stream = streams.get(output);
        if (stream != null) {
            return stream;
        }
        FusedGroup group = groups.get(output.producer());
        if (group == null) {
            throw new IllegalStateException(
                    "the plan reads '%s' before it's built. Built: %s."
                            .formatted(output, outputs().keySet()));
        }
        return group.stream(output);
    }

    /** What an operator carries of a step. */
    StepDefinition definition(StepPlan step) {
        return definition(step, plugins.step(step.processor()), clock);
    }

    static StepDefinition definition(StepPlan step, OnTask<LoadedStep> loader, Clock clock) {
        return new StepDefinition(
                step.name(),
                step.processor().type(),
                loader,
                step.processor().inputTypes(),
                onError(step.onError(), clock),
                step.retry().map(Assembly::retry).orElse(Retry.NONE),
                step.callTimeout());
    }

    /** A step's spec, as tasks make it. */
    <S extends StepSpec> S spec(StepPlan step, Class<S> shape) {
        return shape.cast(plugins.spec(step.processor()));
    }

    /** The type information of a step's main output; that of no fields if it has none. */
    static EventTypeInfo mainType(StepPlan step) {
        return new EventTypeInfo(step.outputs().getOrDefault("", RowType.of()));
    }

    /** Gives an operator the name, uid and parallelism of its step, and publishes its outputs. */
    void publish(StepPlan step, SingleOutputStreamOperator<Event> operator) {
        settle(operator, step.name(), step.parallelism());
        step.outputs()
                .forEach(
                        (name, type) ->
                                streams.put(
                                        new OutputRef(step.name(), name),
                                        name.isEmpty()
                                                ? operator
                                                : operator.getSideOutput(
                                                        OutputTags.side(name, type))));
    }

    /** Publishes the outputs of parts that run in one operator. */
    void publish(FusionPlan.Group members, FusedGroup group) {
        members.members().forEach(member -> groups.put(member, group));
    }

    /** Takes what an operator sends to the dead letters, if the pipeline has a place for them. */
    void collectDeadLetters(SingleOutputStreamOperator<Event> operator) {
        if (plan.deadLetter().isPresent()) {
            deadLetters.add(operator.getSideOutput(OutputTags.deadLetters()));
        }
    }

    /** Takes the dead letters of a step that makes some. */
    void collectDeadLetters(StepPlan step, SingleOutputStreamOperator<Event> operator) {
        if (step.deadLetters()) {
            collectDeadLetters(operator);
        }
    }

    /** Takes the dead letters of an operator whose policy is to make some. */
    void collectDeadLetters(SingleOutputStreamOperator<Event> operator, ErrorRule rule) {
        if (rule.makesDeadLetters()) {
            collectDeadLetters(operator);
        }
    }

    /** Gives an operator its name, which is its uid too, and its parallelism. */
    SingleOutputStreamOperator<Event> settle(
            SingleOutputStreamOperator<Event> operator, String name, int parallelism) {
        return operator.name(name)
                .uid(name)
                .setParallelism(parallelism)
                .setMaxParallelism(plan.execution().maxParallelism());
    }

    /** What an operator does with events that can't be handled. */
    OnError onError(ErrorRule rule) {
        return onError(rule, clock);
    }

    private static OnError onError(ErrorRule rule, Clock clock) {
        OnError onError =
                switch (rule.policy()) {
                    case FAIL -> OnError.FAIL;
                    case DEAD_LETTER -> OnError.DEAD_LETTER;
                    case SKIP -> OnError.SKIP;
                };
        return rule.maxRate()
                .map(
                        max ->
                                onError.limited(
                                        new RateLimit(
                                                max.share(),
                                                max.window(),
                                                max.minRecords(),
                                                clock)))
                .orElse(onError);
    }

    static Retry retry(RetryPlan plan) {
        return new Retry(plan.attempts(), plan.backoff(), plan.maxBackoff());
    }
}
