package io.dataprocessing.pipeline.api;

import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.MapView;
import io.dataprocessing.pipeline.api.state.StateSpec;

/**
 * A step whose second input goes to every parallel instance, such as rules that change while the
 * job runs.
 *
 * <p>Life cycle and rules as those of {@link Processor}. Broadcast records reach all instances in
 * the same order per producing task, but at different moments relative to the main input. What is
 * stored in broadcast state must depend on broadcast records alone, so that all instances hold the
 * same; therefore the main input can only read it.
 *
 * @param <I> what comes from the main input
 * @param <B> what is broadcast
 * @param <O> what goes out
 */
public interface BroadcastProcessor<I, B, O> {

    /** Called once before the first record; the place for metrics and resources. */
    default void open(ProcessorContext context) throws Exception {}

    /** Handles a record of the main input. */
    void process(Input<I> input, ReadOnlyStates states, Output<O> output) throws Exception;

    /** Handles a broadcast record; called on every instance. */
    void processBroadcast(Input<B> input, States states, Output<O> output) throws Exception;

    /** Called when a timer of the step fires; only steps with a key have timers. */
    default void onTimer(Timer timer, ReadOnlyStates states, Output<O> output) throws Exception {}

    /** Called once at the end; releases what {@link #open} took. */
    default void close() throws Exception {}

    /** Broadcast state, to be read. */
    interface ReadOnlyStates {

        /** The declared broadcast map; use it only inside the call that got this object. */
        <K, V> MapView<K, V> view(StateSpec<MapState<K, V>> spec);
    }

    /** Broadcast state, to be read and changed. */
    interface States {

        /** The declared broadcast map; use it only inside the call that got this object. */
        <K, V> MapState<K, V> state(StateSpec<MapState<K, V>> spec);
    }
}
