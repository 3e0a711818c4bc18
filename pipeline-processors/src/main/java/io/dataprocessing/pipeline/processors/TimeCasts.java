package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.data.ScalarType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Casts between dates, times of day and timestamps, all in UTC. */
final class TimeCasts {

    private TimeCasts() {}

    /** The cast between two kinds; empty if there is none. */
    static Optional<UnaryOperator<Object>> between(ScalarType.Kind from, ScalarType.Kind to) {
        if (from == ScalarType.Kind.TIMESTAMP && to == ScalarType.Kind.DATE) {
            return Optional.of(value -> ((Instant) value).atZone(ZoneOffset.UTC).toLocalDate());
        }
        if (from == ScalarType.Kind.TIMESTAMP && to == ScalarType.Kind.TIME) {
            return Optional.of(value -> ((Instant) value).atZone(ZoneOffset.UTC).toLocalTime());
        }
        if (from == ScalarType.Kind.DATE && to == ScalarType.Kind.TIMESTAMP) {
            return Optional.of(
                    value -> ((LocalDate) value).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        return Optional.empty();
    }
}
