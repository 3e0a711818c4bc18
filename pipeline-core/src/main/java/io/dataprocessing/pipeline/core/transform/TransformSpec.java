package io.dataprocessing.pipeline.core.transform;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.EventTimeUse;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a transform says of a step before it runs.
 *
 * @param united whether the step has one input, into which all that the file lists are united;
 *     otherwise each is an input of its own
 * @param outputs the types of its outputs by name; the main one under the empty name
 * @param key for each input, the fields that its events are keyed by; empty without a key
 * @param reads the fields of the input that it reads; empty if it may read all
 * @param time whether it goes by event time
 * @param late what becomes of late events; empty if none are told from the others
 * @param state what it keeps, in words for {@code explain}; empty for nothing
 * @param shape what its state can be read by: two steps of equal shape can read each other's state.
 *     It's part of the uids of the operators that keep state, so that state of another shape is
 *     refused by name when a job is restored. Empty for nothing
 */
public record TransformSpec(
        boolean united,
        Map<String, RowType> outputs,
        List<List<String>> key,
        Optional<Set<String>> reads,
        EventTimeUse time,
        Optional<LatePolicy> late,
        String state,
        String shape) {

    public TransformSpec {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        key = key.stream().map(List::copyOf).toList();
        reads = reads.map(Set::copyOf);
        requireNonNull(time, "time");
        requireNonNull(late, "late");
        requireNonNull(state, "state");
        requireNonNull(shape, "shape");
    }

    /** A step with one input, without key or state, which may read all fields. */
    public static TransformSpec of(Map<String, RowType> outputs) {
        return new TransformSpec(
                true,
                outputs,
                List.of(),
                Optional.empty(),
                EventTimeUse.NONE,
                Optional.empty(),
                "",
                "");
    }

    /** The same with inputs that are kept apart. */
    public TransformSpec separate() {
        return new TransformSpec(false, outputs, key, reads, time, late, state, shape);
    }

    /** The same with a key of its only input. */
    public TransformSpec keyBy(List<String> fields) {
        return new TransformSpec(united, outputs, List.of(fields), reads, time, late, state, shape);
    }

    /** The same, reading only these fields of its only input. */
    public TransformSpec reading(Set<String> fields) {
        return new TransformSpec(
                united, outputs, key, Optional.of(fields), time, late, state, shape);
    }

    /** The same, going by event time, with late events treated like this. */
    public TransformSpec timed(Optional<LatePolicy> late) {
        return new TransformSpec(
                united, outputs, key, reads, EventTimeUse.WATERMARK, late, state, shape);
    }

    /** The same with state: in words, and what it can be read by. */
    public TransformSpec keeping(String state, String shape) {
        return new TransformSpec(united, outputs, key, reads, time, late, state, shape);
    }
}
