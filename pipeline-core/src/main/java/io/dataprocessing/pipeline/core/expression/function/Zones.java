package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Time zones by name or offset. */
public final class Zones {

    /** The zone of everything for which none is named. */
    public static final ZoneId UTC = ZoneOffset.UTC;

    /** What is said of a text that names no zone. */
    public static final String NO_ZONE =
            "is no time zone; one is written 'Europe/Berlin' or '+02:00'";

    private Zones() {}

    /** {@code Europe/Berlin}, {@code +02:00}, or {@code 02:00} as in CEL. */
    public static ZoneId zone(String name) {
        return find(name).orElseThrow(() -> new EvaluationException("the text " + NO_ZONE));
    }

    /** As {@link #zone}, empty where there is no such zone. */
    public static Optional<ZoneId> find(String name) {
        boolean bareOffset = !name.isEmpty() && Character.isDigit(name.charAt(0));
        try {
            return Optional.of(ZoneId.of(bareOffset ? "+" + name : name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time in a zone; the years next to the first and the last instant have none. */
    static ZonedDateTime at(Instant time, ZoneId zone) {
        try {
            return time.atZone(zone);
        } catch (DateTimeException e) {
            throw Times.outside();
        }
    }
}
