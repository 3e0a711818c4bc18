package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.OutputTag;

/** A function of a {@link FusedOperator} on a task, and where its outputs go. */
final class FusedPart implements Collector<Event> {

    private final ProcessFunction<Event, Event> function;
    private final Calls context;
    private final FusedReaders main;

    FusedPart(ProcessFunction<Event, Event> function, TimerService time, FusedExit exit) {
        this.function = function;
        this.main = new FusedReaders(exit);
        this.context = new Calls(function, time, exit);
    }

    /** The readers of an output, to be added to. */
    FusedReaders readers(String output) {
        return output.isEmpty() ? main : context.readers(output);
    }

    /** Calls the function. */
    void accept(Event event) throws Exception {
        function.processElement(event, context, this);
    }

    /** Calls it for another, which can't throw what the function can. */
    void acceptNext(Event event) {
        try {
            function.processElement(event, context, this);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new FlinkRuntimeException("a function behind this one failed", e);
        }
    }

    @Override
    public void collect(Event event) {
        main.accept(event);
    }

    @Override
    public void close() {}

    /** What the function gets with each call. */
    private static final class Calls extends ProcessFunction<Event, Event>.Context {

        private final TimerService time;
        private final FusedExit exit;
        private final List<String> names = new ArrayList<>();
        private final List<FusedReaders> sides = new ArrayList<>();

        /** The tags that the function has used, each at the place of its name. */
        private OutputTag<?>[] tags = {};

        Calls(ProcessFunction<Event, Event> function, TimerService time, FusedExit exit) {
            function.super();
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
