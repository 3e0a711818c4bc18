package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.state.StateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a step uses besides its inputs and its main output.
 *
 * @param key for each input, the fields that records are keyed by, in order; empty for a step
 *     without a key
 * @param states the cells of state; a step without a key has none, but for broadcast state
 * @param timers whether the step registers timers, which needs a key
 * @param sideOutputs the further outputs
 * @param reads the fields of the input that the step reads, nested ones with dots; empty if it may
 *     read all
 * @param time whether the step goes by event time, and what becomes of late records
 */
public record Declarations(
        List<List<String>> key,
        List<StateSpec<?>> states,
        boolean timers,
        List<SideOutput<?>> sideOutputs,
        Optional<Set<String>> reads,
        EventTimeUse time) {

    private static final Declarations NONE =
            new Declarations(
                    List.of(), List.of(), false, List.of(), Optional.empty(), EventTimeUse.NONE);

    public Declarations {
        key = key.stream().map(List::copyOf).toList();
        states = List.copyOf(states);
        sideOutputs = List.copyOf(sideOutputs);
        reads = requireNonNull(reads, "reads").map(Set::copyOf);
        requireNonNull(time, "time");
    }

    /** Nothing: no key, no state, no timers, no side outputs, all fields read. */
    public static Declarations none() {
        return NONE;
    }

    /** These declarations with another key. */
    public Declarations withKey(List<List<String>> key) {
        return new Declarations(key, states, timers, sideOutputs, reads, time);
    }

    /** These declarations with one more cell of state. */
    public Declarations withState(StateSpec<?> state) {
        return new Declarations(key, plus(states, state), timers, sideOutputs, reads, time);
    }

    /** These declarations with timers. */
    public Declarations withTimers() {
        return new Declarations(key, states, true, sideOutputs, reads, time);
    }

    /** These declarations with one more output. */
    public Declarations withSideOutput(SideOutput<?> sideOutput) {
        return new Declarations(key, states, timers, plus(sideOutputs, sideOutput), reads, time);
    }

    /** These declarations with the fields that are read. */
    public Declarations withReads(Set<String> reads) {
        return new Declarations(key, states, timers, sideOutputs, Optional.of(reads), time);
    }

    /** These declarations with another use of event time. */
    public Declarations withTime(EventTimeUse time) {
        return new Declarations(key, states, timers, sideOutputs, reads, time);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> more = new ArrayList<>(list);
        more.add(requireNonNull(element, "element"));
        return more;
    }
}
