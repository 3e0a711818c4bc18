package io.dataprocessing.pipeline.core.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.accumulators.IntMaximum;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/**
 * What an operator counts, under {@code <name>.<what>}: as accumulators, so that whoever started
 * the job can read them, and as metrics. Both show one number, which starts at 0 again whenever the
 * task does; how often that was at most is the accumulator {@value #RESTARTS}.
 */
final class Counts {

    static final String IN = "in";
    static final String OUT = "out";
    static final String DROPPED = "dropped";
    static final String LATE = "late";
    static final String DEAD_LETTERED = "dead-lettered";
    static final String SKIPPED = "skipped";
    static final String FAILED = "failed";
    static final String OVERDUE = "overdue";
    static final String REPLAYED_ELSEWHERE = "replayed-elsewhere";

    private static final String RESTARTS = "restarts";

    private final RuntimeContext context;
    private final String name;
    private final Map<String, LongCounter> counters = new HashMap<>();

    Counts(RuntimeContext context, String name) {
        this.context = context;
        this.name = name;
        // The operators of a task share their accumulators.
        if (context.getAccumulator(RESTARTS) == null) {
            context.addAccumulator(
                    RESTARTS, new IntMaximum(context.getTaskInfo().getAttemptNumber()));
        }
    }

    /** The counter of {@code what}; made, and from then on reported as 0, at the first call. */
    LongCounter of(String what) {
        return counters.computeIfAbsent(what, this::register);
    }

    private LongCounter register(String what) {
        LongCounter counter = shared(name + "." + what);
        context.getMetricGroup().addGroup(name).counter(what, new Reported(counter));
        return counter;
    }

    /** The operators of a task share their accumulators, and some count under one name. */
    private LongCounter shared(String accumulator) {
        Accumulator<Long, Long> known = context.getAccumulator(accumulator);
        if (known != null) {
            return (LongCounter) known;
        }
        LongCounter counter = new LongCounter();
        context.addAccumulator(accumulator, counter);
        return counter;
    }

    /** A metric that shows an accumulator. */
    private record Reported(LongCounter counter) implements Counter {

        @Override
        public void inc() {
            counter.add(1);
        }

        @Override
        public void inc(long count) {
            counter.add(count);
        }

        @Override
        public void dec() {
            counter.add(-1);
        }

        @Override
        public void dec(long count) {
            counter.add(-count);
        }

        @Override
        public long getCount() {
            return counter.getLocalValuePrimitive();
        }
    }
}
