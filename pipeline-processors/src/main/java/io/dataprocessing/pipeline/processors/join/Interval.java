package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.option.Bound;
import io.dataprocessing.pipeline.api.state.Ttl;
import java.time.Duration;
import java.util.Optional;

/**
 * The distances in milliseconds at which records of the other side match one, both included; in a
 * file those of right records from a left one.
 *
 * @param lower {@link Long#MIN_VALUE} for any
 * @param upper {@link Long#MAX_VALUE} for any
 */
record Interval(long lower, long upper) {

    /** The interval of some options; what is wrong with them is reported. */
    static Interval of(IntervalJoinOptions options, PlanContext context) {
        Bound lower = options.lowerBound();
        Bound upper = options.upperBound();
        boolean open = lower.distance().isEmpty() || upper.distance().isEmpty();
        if (open && options.ttl().isEmpty()) {
            context.problem(
                    "ttl",
                    "is required where a bound is 'unbounded'. Give a duration, or 'none' to keep"
                            + " records for ever.");
        }
        if (!open && options.ttl().isPresent()) {
            context.problem(
                    "ttl", "has no meaning where the bounds say how long records are kept.");
        }
        Optional<Duration> ttl = options.ttl().flatMap(Ttl::duration);
        long from =
                lower.distance()
                        .or(() -> ttl.map(Duration::negated))
                        .map(Duration::toMillis)
                        .orElse(Long.MIN_VALUE);
        long to = upper.distance().or(() -> ttl).map(Duration::toMillis).orElse(Long.MAX_VALUE);
        if (from > to) {
            context.problem(
                    "upper-bound",
                    open
                            ? "lies beyond the ttl, so that nothing matches."
                            : "must not be below 'lower-bound'.");
        }
        Interval interval = new Interval(from, to);
        interval.checkEnds(options.join(), context);
        return interval;
    }

    private void checkEnds(JoinType type, PlanContext context) {
        if ((type.givesUnmatchedLeft() && !ends())
                || (type.givesUnmatchedRight() && !mirrored().ends())) {
            context.problem(
                    "join",
                    ("'%s' emits records that nothing matched, and with an unbounded side and"
                                    + " 'ttl: none' that's never known. Give a bound or a ttl.")
                            .formatted(type.word()));
        }
    }

    /** The same interval as the right records see it: where the left ones are. */
    Interval mirrored() {
        return new Interval(negated(upper), negated(lower));
    }

    /** Whether something at the record's own time or later may match it. */
    boolean reachesForward() {
        return upper >= 0;
    }

    /** Whether there is a last moment at which something may match. */
    boolean ends() {
        return upper != Long.MAX_VALUE;
    }

    /** The earliest moment of what matches a record of a time. */
    long first(long time) {
        return lower == Long.MIN_VALUE ? Long.MIN_VALUE : sum(time, lower);
    }

    /** The latest moment of what matches a record of a time. */
    long last(long time) {
        return ends() ? sum(time, upper) : Long.MAX_VALUE;
    }

    /** The time of the records whose latest match is of a moment. */
    long timeOfLast(long moment) {
        return sum(moment, negated(upper));
    }

    private static long negated(long distance) {
        return distance == Long.MIN_VALUE
                ? Long.MAX_VALUE
                : distance == Long.MAX_VALUE ? Long.MIN_VALUE : -distance;
    }

    private static long sum(long time, long distance) {
        long sum = time + distance;
        boolean overflow = ((time ^ sum) & (distance ^ sum)) < 0;
        return overflow ? (distance < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
