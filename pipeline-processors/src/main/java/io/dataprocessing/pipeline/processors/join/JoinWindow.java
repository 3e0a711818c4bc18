package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The windows that a file asks for: exactly one of the kinds.
 *
 * @param tumbling windows of one size, side by side
 * @param hopping windows that overlap
 * @param session windows that end when nothing comes on either side
 * @param cumulate windows that grow
 */
record JoinWindow(
        @Description("Windows of this size, side by side.") @Example("1min") @Range(min = 1)
                Optional<Duration> tumbling,
        @Description("Windows of one size that start more often than they end.")
                @Example("{size: 1h, slide: 5min}")
                Optional<Hopping> hopping,
        @Description("Windows that end when nothing came for a while, from either input.")
                @Example("{gap: 30min}")
                Optional<Session> session,
        @Description("Windows with a common start that grow step by step.")
                @Example("{step: 1h, max: 1d}")
                Optional<Cumulate> cumulate) {

    private static final String PLACE = "window";
    private static final WindowGrid ANY = new WindowGrid.Hopping(60_000, 60_000, 0);

    /**
     * Windows that overlap.
     *
     * @param size of each window
     * @param slide from one start to the next
     */
    record Hopping(
            @Description("The size of each window.") @Range(min = 1) @Example("1h") Duration size,
            @Description("The time from one start to the next, at most the size.")
                    @Range(min = 1)
                    @Example("5min")
                    Duration slide) {}

    /**
     * Windows that end when nothing comes.
     *
     * @param gap how long nothing has to come
     */
    record Session(
            @Description("How long nothing has to come for a window to end.")
                    @Range(min = 1)
                    @Example("30min")
                    Duration gap) {}

    /**
     * Windows that grow.
     *
     * @param step by how much
     * @param max up to which size
     */
    record Cumulate(
            @Description("By how much the windows grow.") @Range(min = 1) @Example("1h")
                    Duration step,
            @Description("The size of the largest, a multiple of the step.")
                    @Range(min = 1)
                    @Example("1d")
                    Duration max) {}

    /** The gap of sessions, if these are the windows. */
    Optional<Duration> gap(Duration offset, PlanContext context) {
        if (session.isPresent() && !offset.isZero()) {
            context.problem("offset", "session windows start with their first record.");
        }
        return session.map(Session::gap);
    }

    /** The windows, unless they are sessions; what is wrong is reported. */
    WindowGrid grid(Duration offset, PlanContext context) {
        if (hopping.isPresent()) {
            return hopping(hopping.get(), offset, context);
        }
        if (cumulate.isPresent()) {
            return cumulate(cumulate.get(), offset, context);
        }
        return tumbling.map(Duration::toMillis)
                .<WindowGrid>map(size -> new WindowGrid.Hopping(size, size, offset.toMillis()))
                .orElse(ANY);
    }

    /** Reports if not exactly one kind is chosen. */
    void check(PlanContext context) {
        long chosen =
                Stream.of(tumbling, hopping, session, cumulate).filter(Optional::isPresent).count();
        if (chosen != 1) {
            context.problem(
                    PLACE,
                    (chosen == 0 ? "a kind of window is missing." : "only one kind is allowed.")
                            + " Choose tumbling, hopping, session or cumulate.");
        }
    }

    private static WindowGrid hopping(Hopping hopping, Duration offset, PlanContext context) {
        if (hopping.slide().compareTo(hopping.size()) > 0) {
            context.problem(
                    PLACE + ".hopping.slide",
                    "the slide can't be longer than the size, or records fall between windows.");
            return ANY;
        }
        return new WindowGrid.Hopping(
                hopping.size().toMillis(), hopping.slide().toMillis(), offset.toMillis());
    }

    private static WindowGrid cumulate(Cumulate cumulate, Duration offset, PlanContext context) {
        if (cumulate.max().toMillis() % cumulate.step().toMillis() != 0) {
            context.problem(
                    PLACE + ".cumulate.max", "the largest size must be a multiple of the step.");
            return ANY;
        }
        return new WindowGrid.Cumulate(
                cumulate.step().toMillis(), cumulate.max().toMillis(), offset.toMillis());
    }
}
