package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The windows that {@code window-aggregate} is asked for: those of {@link WindowChoice}, or a
 * global one.
 *
 * @param tumbling windows of one size, side by side
 * @param hopping windows that overlap
 * @param session windows that end when nothing comes
 * @param cumulate windows that grow
 * @param global one window, emitted by a trigger
 */
record WindowKind(
        @Description("Windows of this size, side by side.") @Example("1min") @Range(min = 1)
                Optional<Duration> tumbling,
        @Description("Windows of one size that start more often than they end.")
                @Example("{size: 1h, slide: 5min}")
                Optional<WindowChoice.Hopping> hopping,
        @Description("Windows that end when nothing came for a while.") @Example("{gap: 30min}")
                Optional<WindowChoice.Session> session,
        @Description(
                        "Windows with a common start that grow step by step: the day so far, every"
                                + " hour.")
                @Example("{step: 1h, max: 1d}")
                Optional<WindowChoice.Cumulate> cumulate,
        @Description("One window of all records, emitted by a trigger.")
                @Example("{trigger: {count: 100}, ttl: 1d}")
                Optional<Global> global) {

    /**
     * One window of all records.
     *
     * @param trigger when it's emitted
     * @param purge whether it starts anew then
     * @param ttl when it's forgotten
     */
    record Global(
            @Description(
                            "When the window is emitted, besides at the end of a bounded input; {}"
                                    + " for only then.")
                    @Default("{}")
                    @Example("{count: 100}")
                    Trigger trigger,
            @Description(
                            "Whether the window starts anew when it was emitted; otherwise it goes on"
                                    + " growing.")
                    @Default("true")
                    boolean purge,
            @Description(
                            "How long nothing has to come for a key's window to be emitted as far as"
                                    + " it has come, and forgotten; by the windows' time.")
                    @Example("1d")
                    Ttl ttl) {}

    /**
     * When a global window is emitted.
     *
     * @param count after how many records
     * @param every at which intervals
     */
    record Trigger(
            @Description("After this many records, the same ones each time with event time.")
                    @Range(min = 1)
                    @Example("100")
                    Optional<Long> count,
            @Description("At multiples of this interval, by the windows' time, if it has changed.")
                    @Range(min = 1)
                    @Example("10s")
                    Optional<Duration> every) {}

    /** The windows with an end: empty for a global one, or if a problem was reported. */
    Optional<Window> window(Duration offset, PlanContext context) {
        long chosen =
                Stream.of(tumbling, hopping, session, cumulate, global)
                        .filter(Optional::isPresent)
                        .count();
        if (chosen != 1) {
            context.problem(
                    "window",
                    (chosen == 0 ? "a kind of window is missing." : "only one kind is allowed.")
                            + " Choose tumbling, hopping, session, cumulate or global.");
            return Optional.empty();
        }
        return global.isPresent()
                ? Optional.empty()
                : new WindowChoice(tumbling, hopping, session, cumulate).window(offset, context);
    }
}
