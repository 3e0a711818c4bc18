package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.state.TimerMarks;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.apache.flink.streaming.api.TimerService;

/**
 * The timers of a processor whose records come in the order of event time. Flink fires one timer
 * for a key and time, which may be that of records that wait, so the processor's own are marked.
 * For the processor event time is as far as its key: just before the record at hand, or at the
 * timer at hand, wherever the watermark of the task may be.
 */
final class OrderedTimers implements TimerService {

    private final Optional<TimerMarks> marks;
    private final LongPredicate awaited;
    private TimerService flink;
    private long reached;

    /**
     * The timers of a step.
     *
     * @param marks the times of the processor's timers; empty if it has none
     * @param awaited whether records of the current key wait for a time
     */
    OrderedTimers(Optional<TimerMarks> marks, LongPredicate awaited) {
        this.marks = marks;
        this.awaited = awaited;
    }

    /** The timers for a call, at a moment that the key has reached. */
    OrderedTimers at(long time, TimerService service) {
        reached = time;
        flink = service;
        return this;
    }

    /** Whether the processor is to be called at a time; it's so only once. */
    boolean take(long time) {
        return marks.isPresent() && marks.get().remove(time);
    }

    @Override
    public void registerEventTimeTimer(long time) {
        marks.orElseThrow().add(time);
        flink.registerEventTimeTimer(time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        boolean marked = take(time);
        if (marked && !awaited.test(time)) {
            flink.deleteEventTimeTimer(time);
        }
    }

    @Override
    public long currentWatermark() {
        return reached;
    }

    @Override
    public long currentProcessingTime() {
        return flink.currentProcessingTime();
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        flink.registerProcessingTimeTimer(time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        flink.deleteProcessingTimeTimer(time);
    }
}
