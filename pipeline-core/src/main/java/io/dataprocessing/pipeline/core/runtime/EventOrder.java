package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.EventTimeUse;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.state.EventsByTime;
import io.dataprocessing.pipeline.core.state.TimerMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;

/**
 * Brings the records of a key into the order of event time before a step gets them: each is held
 * back in state until the watermark has reached its time, by a timer of that time.
 */
final class EventOrder {

    /** A record, and the timers as the processor has them at it. */
    @FunctionalInterface
    interface OnHeld {
        void call(HeldEvent held, TimerService timers) throws Exception;
    }

    /** A timer of the processor's own. */
    @FunctionalInterface
    interface OnOwn {
        void call(TimerService timers);
    }

    private static final List<String> LATE_OUTPUTS =
            List.of(OutputTags.LATE_LEFT, OutputTags.LATE_RIGHT);

    private final List<EventsByTime> held = new ArrayList<>();
    private final List<LateEvents> late = new ArrayList<>();
    private final MomentOrder momentOrder;
    private final OrderedTimers timers;
    private final LateBound bound;

    private EventOrder(
            StepScope scope,
            EventTimeUse.Ordered time,
            int inputs,
            LateBound bound,
            RuntimeContext runtime) {
        String step = scope.definition().name();
        List<RowType> types = scope.definition().inputTypes().subList(0, inputs);
        for (int i = 0; i < inputs; i++) {
            held.add(EventsByTime.open(step, i, types.get(i), runtime));
            late.add(
                    new LateEvents(
                            scope.definition().name(),
                            types.get(i),
                            time.late(),
                            inputs == 1 ? OutputTags.LATE : LATE_OUTPUTS.get(i),
                            scope.outlet(),
                            scope.counts()));
        }
        this.momentOrder = new MomentOrder(types);
        this.timers =
                new OrderedTimers(
                        scope.spec().declarations().timers()
                                ? Optional.of(TimerMarks.open(step, runtime))
                                : Optional.empty(),
                        this::isAwaited);
        this.bound = bound;
        bound.open();
    }

    /** The order of a step's records; empty if it takes them as they come. */
    static Optional<EventOrder> of(StepScope scope, LateBound bound, RuntimeContext runtime) {
        StepSpec spec = scope.spec();
        return spec.declarations().time() instanceof EventTimeUse.Ordered ordered
                ? Optional.of(
                        new EventOrder(scope, ordered, spec.inputTypes().size(), bound, runtime))
                : Optional.empty();
    }

    /** Takes a record in: it waits for its time, or is late. */
    void hold(int input, Event event, TimerService service) {
        long time = event.timestamp();
        if (time == Event.NO_TIMESTAMP) {
            throw new SchemaException(
                    "the record has no timestamp, so it has no place in event time");
        }
        long watermark = bound.at(service);
        if (time <= watermark) {
            late.get(input).handle(event, watermark, "the records of that time had been handled");
            return;
        }
        if (held.get(input).add(time, event)) {
            service.registerEventTimeTimer(time);
        }
    }

    /**
     * Lets a moment happen: its records in their order, then the processor's timer if there is one.
     */
    void onTimer(long time, TimeDomain domain, TimerService service, OnHeld onHeld, OnOwn onOwn)
            throws Exception {
        long reached = bound.at(service);
        switch (domain) {
            case EVENT_TIME -> {
                for (HeldEvent held : take(time)) {
                    onHeld.call(held, timers.at(time - 1, service));
                }
                if (timers.take(time)) {
                    onOwn.call(timers.at(time, service));
                }
            }
            case PROCESSING_TIME -> onOwn.call(timers.at(reached, service));
        }
    }

    private List<HeldEvent> take(long time) {
        List<HeldEvent> moment = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            for (Event event : held.get(i).take(time)) {
                moment.add(new HeldEvent(i, event));
            }
        }
        moment.sort(momentOrder);
        return moment;
    }

    private boolean isAwaited(long time) {
        return held.stream().anyMatch(events -> events.has(time));
    }
}
