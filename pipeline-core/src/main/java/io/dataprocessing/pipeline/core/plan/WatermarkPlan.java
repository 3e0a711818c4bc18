package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.expression.Expression;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Event time of a source.
 *
 * @param field the field that holds it; empty if an expression gives it or the record's own
 *     timestamp is meant
 * @param time the expression that gives it, if one does
 * @param outOfOrderness how far events may be behind the latest
 * @param idleTimeout after which a silent partition is left out; empty for never
 * @param maxFuture how far an event may be ahead of the clock before it counts as an error; empty
 *     for no limit
 * @param alignment how far this source may run ahead of others; empty for no limit
 */
public record WatermarkPlan(
        Optional<String> field,
        Optional<Expression> time,
        Duration outOfOrderness,
        Optional<Duration> idleTimeout,
        Optional<Duration> maxFuture,
        Optional<Alignment> alignment) {

    /**
     * Keeps sources together.
     *
     * @param group sources of one group wait for each other
     * @param maxDrift how far one may be ahead
     */
    public record Alignment(String group, Duration maxDrift) {

        public Alignment {
            requireNonNull(group, "group");
            requireNonNull(maxDrift, "maxDrift");
        }
    }

    public WatermarkPlan {
        requireNonNull(field, "field");
        requireNonNull(time, "time");
        requireNonNull(outOfOrderness, "outOfOrderness");
        requireNonNull(idleTimeout, "idleTimeout");
        requireNonNull(maxFuture, "maxFuture");
        requireNonNull(alignment, "alignment");
    }

    /** The fields of the source that event time comes from, nested ones with dots. */
    Set<String> reads() {
        return time.map(Expression::reads).orElseGet(() -> field.map(Set::of).orElseGet(Set::of));
    }
}
