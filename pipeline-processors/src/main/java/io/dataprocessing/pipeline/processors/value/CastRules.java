package io.dataprocessing.pipeline.processors.value;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How dates and times stand in texts and numbers.
 *
 * @param formats how they stand in texts: the first is written, all are read; empty for ISO 8601
 * @param zone where dates and times without one are
 * @param unixPrecision what a number that is a timestamp counts; empty where numbers are none
 */
public record CastRules(
        List<DateFormat> formats, ZoneId zone, Optional<UnixPrecision> unixPrecision) {

    private static final CastRules USUAL =
            new CastRules(List.of(), ZoneOffset.UTC, Optional.empty());

    public CastRules {
        formats = List.copyOf(formats);
        requireNonNull(zone, "zone");
        requireNonNull(unixPrecision, "unixPrecision");
    }

    /** ISO 8601, UTC, and numbers are no timestamps. */
    public static CastRules usual() {
        return USUAL;
    }
}
