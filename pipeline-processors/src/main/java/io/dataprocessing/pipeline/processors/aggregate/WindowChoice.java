package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.window.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The windows that a file asks for: exactly one of the kinds.
 *
 * @param tumbling windows of one size, side by side
 * @param hopping windows that overlap
 * @param session windows that end when nothing comes
 * @param cumulate windows that grow
 */
public record WindowChoice(
        @Description("Windows of this size, side by side.") @Example("1min") @Range(min = 1)
                Optional<Duration> tumbling,
        @Description("Windows of one size that start more often than they end.")
                @Example("{size: 1h, slide: 5min}")
                Optional<Hopping> hopping,
        @Description("Windows that end when nothing came for a while.") @Example("{gap: 30min}")
                Optional<Session> session,
        @Description(
                        "Windows with a common start that grow step by step: the day so far, every"
                                + " hour.")
                @Example("{step: 1h, max: 1d}")
                Optional<Cumulate> cumulate) {

    private static final String PLACE = "window";

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

    /** The windows, or empty if a problem was reported. */
    public Optional<Window> window(Duration offset, PlanContext context) {
        long chosen =
                Stream.of(tumbling, hopping, session, cumulate).filter(Optional::isPresent).count();
        if (chosen != 1) {
            context.problem(
                    PLACE,
                    (chosen == 0 ? "a kind of window is missing." : "only one kind is allowed.")
                            + " Choose tumbling, hopping, session or cumulate.");
            return Optional.empty();
        }
        if (tumbling.isPresent()) {
            return Optional.of(new Window.Tumbling(tumbling.get(), offset));
        }
        if (hopping.isPresent()) {
            return hopping(hopping.get(), offset, context);
        }
        return session.isPresent()
                ? session(session.get(), offset, context)
                : cumulate(cumulate.orElseThrow(), offset, context);
    }

    private static Optional<Window> hopping(Hopping hopping, Duration offset, PlanContext context) {
        if (hopping.slide().compareTo(hopping.size()) > 0) {
            context.problem(
                    PLACE + ".hopping.slide",
                    "the slide can't be longer than the size, or records fall between windows.");
            return Optional.empty();
        }
        return Optional.of(new Window.Hopping(hopping.size(), hopping.slide(), offset));
    }

    private static Optional<Window> session(Session session, Duration offset, PlanContext context) {
        if (!offset.isZero()) {
            context.problem("offset", "session windows start with their first record.");
            return Optional.empty();
        }
        return Optional.of(new Window.Session(session.gap()));
    }

    private static Optional<Window> cumulate(
            Cumulate cumulate, Duration offset, PlanContext context) {
        if (cumulate.max().toMillis() % cumulate.step().toMillis() != 0) {
            context.problem(
                    PLACE + ".cumulate.max", "the largest size must be a multiple of the step.");
            return Optional.empty();
        }
        return Optional.of(new Window.Cumulate(cumulate.step(), cumulate.max(), offset));
    }
}
