package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.BroadcastProcessor;
import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.MapView;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.state.BroadcastMap;
import io.dataprocessing.pipeline.core.state.StateHandles;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** The calls into a {@link BroadcastProcessor}, with a key or without. */
final class BroadcastCalls<I, B, O> {

    /** Flink's broadcast state of the call at hand, to be read. */
    @FunctionalInterface
    interface ReadState {
        ReadOnlyBroadcastState<Row, Row> state(MapStateDescriptor<Row, Row> descriptor);
    }

    /** Flink's broadcast state of the call at hand, to be read and changed. */
    @FunctionalInterface
    interface WriteState {
        BroadcastState<Row, Row> state(MapStateDescriptor<Row, Row> descriptor);
    }

    private final StepScope scope;
    private final BroadcastProcessor<I, B, O> processor;
    private final EventInput<I> input;
    private final EventInput<B> broadcast;
    private final Output<O> output;
    private final Map<String, MapStateDescriptor<Row, Row>> descriptors = new HashMap<>();

    private BroadcastCalls(StepScope scope, BroadcastProcessorSpec<I, B, O> spec) {
        this.scope = scope;
        this.processor = scope.make(spec.processor());
        this.input = scope.input(0, spec.input());
        this.broadcast = scope.input(1, spec.broadcast());
        this.output = scope.mainOutput(spec.output());
        for (StateSpec<?> state : spec.broadcastStates()) {
            descriptors.put(state.name(), StateHandles.broadcastDescriptor(state));
        }
    }

    static BroadcastCalls<?, ?, ?> open(StepDefinition definition, StepTask task) {
        RuntimeContext runtime = task.runtime();
        LoadedStep step = definition.load(BroadcastProcessorSpec.class, runtime);
        BroadcastProcessorSpec<?, ?, ?> spec = (BroadcastProcessorSpec<?, ?, ?>) step.spec();
        BroadcastCalls<?, ?, ?> calls = of(new StepScope(definition, step, task), spec);
        calls.scope.open(() -> calls.processor.open(calls.scope.context()));
        return calls;
    }

    private static <I, B, O> BroadcastCalls<I, B, O> of(
            StepScope scope, BroadcastProcessorSpec<I, B, O> spec) {
        return new BroadcastCalls<>(scope, spec);
    }

    Outlet outlet() {
        return scope.outlet();
    }

    void process(Event event, Row key, TimerService timers, ReadState states, Collector<Event> out)
            throws Exception {
        scope.forEvent(
                event,
                key,
                timers,
                out,
                () -> {
                    input.take();
                    processor.process(input, readOnly(states), output);
                });
    }

    void processBroadcast(Event event, WriteState states, Collector<Event> out) throws Exception {
        scope.forBroadcast(
                event,
                out,
                () -> {
                    broadcast.take();
                    processor.processBroadcast(broadcast, writable(states), output);
                });
    }

    void onTimer(
            long time,
            TimeDomain domain,
            Row key,
            TimerService timers,
            ReadState states,
            Collector<Event> out) {
        Timer timer = StepScope.timer(time, domain, key);
        scope.forTimer(
                time, key, timers, out, () -> processor.onTimer(timer, readOnly(states), output));
    }

    void close() {
        scope.close(processor::close);
    }

    private BroadcastProcessor.ReadOnlyStates readOnly(ReadState states) {
        return new BroadcastProcessor.ReadOnlyStates() {
            @Override
            public <K, V> MapView<K, V> view(StateSpec<MapState<K, V>> spec) {
                return BroadcastMap.view(spec, states.state(descriptor(spec)));
            }
        };
    }

    private BroadcastProcessor.States writable(WriteState states) {
        return new BroadcastProcessor.States() {
            @Override
            public <K, V> MapState<K, V> state(StateSpec<MapState<K, V>> spec) {
                return BroadcastMap.of(spec, states.state(descriptor(spec)));
            }
        };
    }

    private MapStateDescriptor<Row, Row> descriptor(StateSpec<?> spec) {
        MapStateDescriptor<Row, Row> descriptor = descriptors.get(spec.name());
        if (descriptor == null) {
            throw new IllegalArgumentException(
                    "broadcast state '%s' is not declared by the step. Declared: %s."
                            .formatted(
                                    spec.name(),
                                    descriptors.isEmpty()
                                            ? "none"
                                            : descriptors.keySet().stream()
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))));
        }
        return descriptor;
    }
}
