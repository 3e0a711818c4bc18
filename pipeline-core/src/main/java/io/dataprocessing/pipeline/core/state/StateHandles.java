package io.dataprocessing.pipeline.core.state;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.state.State;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The handles of a step's keyed state. All are made when the step is opened, so that state which
 * can't be restored is reported then, and not at the first record.
 */
public final class StateHandles {

    private final Map<String, StateSpec<?>> specs = new HashMap<>();
    private final Map<String, State> handles = new HashMap<>();

    /**
     * Makes the handles of all declared cells.
     *
     * @throws IllegalStateException if one can't be restored; the message names step and state
     */
    public StateHandles(String step, List<StateSpec<?>> declared, RuntimeContext context) {
        requireNonNull(context, "context");
        for (StateSpec<?> spec : declared) {
            specs.put(spec.name(), spec);
            handles.put(spec.name(), open(step, spec, context));
        }
    }

    /**
     * The handle of a declared cell.
     *
     * @throws IllegalArgumentException if the step doesn't declare it
     */
    @SuppressWarnings("unchecked") // the kind of the spec decides the handle, here and in StateSpec
    public <S extends State> S handle(StateSpec<S> spec) {
        StateSpec<?> declared = specs.get(spec.name());
        if (declared == null || declared.kind() != spec.kind()) {
            throw new IllegalArgumentException(
                    "%s state '%s' is not declared by the step. Declared: %s."
                            .formatted(
                                    spec.kind().name().toLowerCase(java.util.Locale.ROOT),
                                    spec.name(),
                                    specs.isEmpty()
                                            ? "none"
                                            : specs.keySet().stream()
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))));
        }
        return (S) handles.get(spec.name());
    }

    /** Flink's description of a broadcast map. */
    public static MapStateDescriptor<Row, Row> broadcastDescriptor(StateSpec<?> spec) {
        return new MapStateDescriptor<>(
                spec.name(),
                RowTypeInfo.ofKeys(spec.key().orElseThrow().rowType()),
                type(spec.value()));
    }

    private static State open(String step, StateSpec<?> spec, RuntimeContext context) {
        return restored(step, spec.name(), () -> handle(spec, context));
    }

    private static State handle(StateSpec<?> spec, RuntimeContext context) {
        return switch (spec.kind()) {
            case VALUE ->
                    new RowValueState<>(
                            spec.name(),
                            spec.value(),
                            context.getState(
                                    expiring(
                                            new ValueStateDescriptor<>(
                                                    spec.name(), type(spec.value())),
                                            spec.ttl())));
            case LIST ->
                    new RowListState<>(
                            spec.name(),
                            spec.value(),
                            context.getListState(
                                    expiring(
                                            new ListStateDescriptor<>(
                                                    spec.name(), type(spec.value())),
                                            spec.ttl())));
            case MAP ->
                    new RowMapState<>(
                            spec.name(),
                            spec.key().orElseThrow(),
                            spec.value(),
                            context.getMapState(expiring(broadcastDescriptor(spec), spec.ttl())));
        };
    }

    /** Opens a cell, and says which one it is that can't be restored. */
    static <T> T restored(String step, String name, Supplier<T> cell) {
        try {
            return cell.get();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "state '%s' of step '%s' can't be restored: %s"
                            .formatted(name, step, reason(e)),
                    e);
        }
    }

    private static String reason(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof SchemaException) {
                return each.getMessage();
            }
        }
        return Optional.ofNullable(error.getMessage()).orElse(error.toString());
    }

    private static TypeInformation<Row> type(Schema<?> schema) {
        return RowTypeInfo.ofValues(schema.rowType());
    }

    private static <D extends StateDescriptor<?, ?>> D expiring(D descriptor, Ttl ttl) {
        ttl.duration()
                .ifPresent(
                        duration ->
                                descriptor.enableTimeToLive(
                                        StateTtlConfig.newBuilder(duration)
                                                .setUpdateType(
                                                        StateTtlConfig.UpdateType.OnCreateAndWrite)
                                                .setStateVisibility(
                                                        StateTtlConfig.StateVisibility
                                                                .NeverReturnExpired)
                                                .build()));
        return descriptor;
    }
}
