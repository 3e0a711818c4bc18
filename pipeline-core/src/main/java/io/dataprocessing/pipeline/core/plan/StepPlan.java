package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.plugin.ProcessorRef;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A step.
 *
 * @param name its name, also the operator's uid
 * @param kind which translator builds it
 * @param processor how tasks make it
 * @param options its options, bound
 * @param inputs for each input of the processor, the outputs that are united into it
 * @param key for each input, the key fields; empty without a key
 * @param outputs the types of its outputs by name, in the order that the factory gives; the main
 *     one under the empty name
 * @param states the cells of state
 * @param window which windows, or that records are handled in the order of event time, in words;
 *     empty for others
 * @param reads the fields of its input that it reads; empty if it may read all
 * @param onError what becomes of events that it can't handle
 * @param retry how often a record is tried; empty for what the processor says
 * @param callTimeout how long a call into its processor may take; zero for no limit
 * @param deadLetters whether it makes dead letters: of events that it can't handle, or late ones
 * @param shape of a transform, what the state can be read by that it keeps; empty for other kinds
 * @param parallelism its number of instances
 * @param description what it's for, in the author's words; may be empty
 */
public record StepPlan(
        String name,
        Kind kind,
        ProcessorRef processor,
        Record options,
        List<List<OutputRef>> inputs,
        List<List<String>> key,
        Map<String, RowType> outputs,
        List<StatePlan> states,
        String window,
        Optional<Set<String>> reads,
        ErrorRule onError,
        Optional<RetryPlan> retry,
        Duration callTimeout,
        boolean deadLetters,
        String shape,
        int parallelism,
        String description) {

    /** The kinds of step, one for each translator. */
    public enum Kind {
        /** {@link io.dataprocessing.pipeline.api.Processor}. */
        PROCESSOR,
        /** {@link io.dataprocessing.pipeline.api.AsyncProcessor}. */
        ASYNC,
        /** {@link io.dataprocessing.pipeline.api.CoProcessor}. */
        CO,
        /** {@link io.dataprocessing.pipeline.api.BroadcastProcessor}. */
        BROADCAST,
        /** {@link io.dataprocessing.pipeline.api.window.WindowAggregator}. */
        WINDOW,
        /** {@code StreamTransform}. */
        TRANSFORM
    }

    public StepPlan {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(processor, "processor");
        requireNonNull(options, "options");
        inputs = inputs.stream().map(List::copyOf).toList();
        key = key.stream().map(List::copyOf).toList();
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        states = List.copyOf(states);
        requireNonNull(window, "window");
        reads = reads.map(fields -> Collections.unmodifiableSortedSet(new TreeSet<>(fields)));
        requireNonNull(onError, "onError");
        requireNonNull(retry, "retry");
        requireNonNull(callTimeout, "callTimeout");
        requireNonNull(shape, "shape");
        requireNonNull(description, "description");
    }
}
