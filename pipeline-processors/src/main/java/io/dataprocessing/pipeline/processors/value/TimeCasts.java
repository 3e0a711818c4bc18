package io.dataprocessing.pipeline.processors.value;

import io.dataprocessing.pipeline.api.data.ScalarType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Casts between dates, times of day and timestamps, as they are in a time zone. */
final class TimeCasts {

    private TimeCasts() {}

    /** The cast between two kinds; empty if there is none. */
    static Optional<UnaryOperator<Object>> between(
            ScalarType.Kind from, ScalarType.Kind to, ZoneId zone) {
        if (from == ScalarType.Kind.TIMESTAMP && to == ScalarType.Kind.DATE) {
            return Optional.of(value -> ((Instant) value).atZone(zone).toLocalDate());
        }
        if (from == ScalarType.Kind.TIMESTAMP && to == ScalarType.Kind.TIME) {
            return Optional.of(value -> ((Instant) value).atZone(zone).toLocalTime());
        }
        if (from == ScalarType.Kind.DATE && to == ScalarType.Kind.TIMESTAMP) {
            return Optional.of(value -> ((LocalDate) value).atStartOfDay(zone).toInstant());
        }
        return Optional.empty();
    }
}
