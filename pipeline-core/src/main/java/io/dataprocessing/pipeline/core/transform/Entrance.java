package io.dataprocessing.pipeline.core.transform;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * How events come into a transform. What the mapping throws follows the step's error policy, with
 * the event.
 *
 * @param type the type information of what the mapping gives
 * @param mapping what becomes of an event
 * @param late what becomes of events behind the watermark; empty to take them like the others
 * @param lateOutput the step's output for them, where they leave through one
 */
public record Entrance<X>(
        TypeInformation<X> type,
        OnTask<Function<Event, X>> mapping,
        Optional<LatePolicy> late,
        String lateOutput) {

    public Entrance {
        requireNonNull(type, "type");
        requireNonNull(mapping, "mapping");
        requireNonNull(late, "late");
        requireNonNull(lateOutput, "lateOutput");
    }
}
