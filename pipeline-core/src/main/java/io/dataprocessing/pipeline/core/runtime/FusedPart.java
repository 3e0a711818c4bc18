package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.OutputTag;

/**
 * A function of a {@link FusedOperator} on a task, and where its outputs go.
 *
 * <p>An event for the only reader of the main output waits until the call has returned, and then
 * the reader is called: a loop goes through a long chain instead of calls within calls. Whatever
 * the function gives after it has to wait until it was handed on, so that nothing overtakes it.
 */
final class FusedPart implements Collector<Event> {

    private final ProcessFunction<Event, Event> function;
    private final Calls context;
    private final FusedReaders main;

    /** The only reader of the main output; null if there are others, or none. */
    private FusedPart next;

    /** The event that waits; null for none. */
    private Event waiting;

    FusedPart(ProcessFunction<Event, Event> function, TimerService time, FusedExit exit) {
        this.function = function;
        this.main = new FusedReaders(exit);
        this.context = new Calls(this, time, exit);
    }

    /** The readers of an output, to be added to. */
    FusedReaders readers(String output) {
        return output.isEmpty() ? main : context.readers(output);
    }

    /** Called when all readers are there. */
    void open() {
        next = main.only();
    }

    /** Calls the function, and those behind it. */
    void accept(Event event) throws Exception {
        FusedPart part = this;
        Event current = event;
        do {
            part.function.processElement(current, part.context, part);
            current = part.waiting;
            part.waiting = null;
            part = part.next;
        } while (current != null);
    }

    /** The same for a function in front, which can't throw what others can. */
    void acceptWithin(Event event) {
        try {
            accept(event);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new FlinkRuntimeException("a function behind this one failed", e);
        }
    }

    /** Takes an event that may wait; whether it could, or else has to be collected. */
    boolean waits(Event event) {
        if (next == null || waiting != null) {
            return false;
        }
        waiting = event;
        return true;
    }

    @Override
    public void collect(Event event) {
        if (!waits(event)) {
            handOn();
            if (!waits(event)) {
                main.accept(event);
            }
        }
    }

    /** Hands on the event that waits. */
    private void handOn() {
        Event first = waiting;
        if (first != null) {
            waiting = null;
            next.acceptWithin(first);
        }
    }

    @Override
    public void close() {}

    /** What the function gets with each call. */
    private static final class Calls extends ProcessFunction<Event, Event>.Context {

        private final FusedPart part;
        private final TimerService time;
        private final FusedExit exit;
        private final List<String> names = new ArrayList<>();
        private final List<FusedReaders> sides = new ArrayList<>();

        /** The tags that the function has used, each at the place of its name. */
        private OutputTag<?>[] tags = {};

        Calls(FusedPart part, TimerService time, FusedExit exit) {
            part.function.super();
            this.part = part;
            this.time = time;
            this.exit = exit;
        }

        FusedReaders readers(String output) {
            int known = names.indexOf(output);
            if (known >= 0) {
                return sides.get(known);
            }
            names.add(output);
            sides.add(new FusedReaders(exit));
            tags = new OutputTag<?>[names.size()];
            return sides.get(sides.size() - 1);
        }

        @Override
        public Long timestamp() {
            return exit.record().hasTimestamp() ? exit.record().getTimestamp() : null;
        }

        @Override
        public TimerService timerService() {
            return time;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // a function uses the same tag again and again
        public <X> void output(OutputTag<X> tag, X value) {
            part.handOn();
            for (int i = 0; i < tags.length; i++) {
                if (tags[i] == tag) {
                    sides.get(i).accept((Event) value);
                    return;
                }
            }
            outputOf(tag, (Event) value);
        }

        /** Dead letters leave; what nobody reads goes nowhere. */
        private void outputOf(OutputTag<?> tag, Event event) {
            if (OutputTags.isDeadLetters(tag)) {
                exit.collect(OutputTags.deadLetters(), event);
                return;
            }
            int known = names.indexOf(tag.getId());
            if (known >= 0) {
                tags[known] = tag;
                sides.get(known).accept(event);
            }
        }
    }
}
