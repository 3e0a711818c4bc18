package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.BroadcastProcessor;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.MapView;
import io.dataprocessing.pipeline.api.state.StateSpec;
import java.util.List;

/** The broadcast maps of a step, which can be used only in the call that they were given to. */
final class BroadcastMaps implements BroadcastProcessor.ReadOnlyStates, BroadcastProcessor.States {

    private static final Row NO_KEY = Row.of(RowType.of());

    private final List<StateSpec<?>> declared;
    private final DeclaredCell.Place place;

    BroadcastMaps(List<StateSpec<?>> declared, MemoryState state, HarnessRun run) {
        this.declared = declared;
        this.place =
                new DeclaredCell.Place(
                        state,
                        () -> {
                            run.emissions().requireCall("broadcast state");
                            return NO_KEY;
                        },
                        run.clock());
    }

    @Override
    public <K, V> MapView<K, V> view(StateSpec<MapState<K, V>> spec) {
        return state(spec);
    }

    @Override
    @SuppressWarnings("unchecked") // the spec is of a map, and so is the handle
    public <K, V> MapState<K, V> state(StateSpec<MapState<K, V>> spec) {
        if (declared.stream().noneMatch(known -> known.name().equals(spec.name()))) {
            throw new IllegalArgumentException(
                    "the step's spec doesn't declare broadcast state '%s'. Declared: %s."
                            .formatted(
                                    spec.name(), declared.stream().map(StateSpec::name).toList()));
        }
        return (MapState<K, V>) new DeclaredCell(spec).handle(place);
    }
}
