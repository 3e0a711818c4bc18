package io.dataprocessing.pipeline.testkit;

import static java.util.Comparator.comparing;

import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Timers of all keys, and how far event time has come. */
final class MemoryTimers implements Timers {

    private final Set<Timer> registered = new LinkedHashSet<>();
    private final Supplier<Row> currentKey;
    private Optional<Instant> watermark = Optional.empty();
    private Optional<Instant> shown = Optional.empty();

    MemoryTimers(Supplier<Row> currentKey) {
        this.currentKey = currentKey;
    }

    @Override
    public void registerEventTime(Instant time) {
        registered.add(timer(time, Timer.Domain.EVENT_TIME));
    }

    @Override
    public void deleteEventTime(Instant time) {
        registered.remove(timer(time, Timer.Domain.EVENT_TIME));
    }

    @Override
    public void registerProcessingTime(Instant time) {
        registered.add(timer(time, Timer.Domain.PROCESSING_TIME));
    }

    @Override
    public void deleteProcessingTime(Instant time) {
        registered.remove(timer(time, Timer.Domain.PROCESSING_TIME));
    }

    @Override
    public Optional<Instant> watermark() {
        return shown;
    }

    /** How far event time has come. */
    Optional<Instant> reached() {
        return watermark;
    }

    /** Lets the processor see event time at a moment: as far as its key is. */
    void show(Instant moment) {
        shown = Optional.of(moment);
    }

    /** Lets the processor see how far event time has come. */
    void showWatermark() {
        shown = watermark;
    }

    /** The time of the earliest timer; empty if there is none. */
    Optional<Instant> earliest(Timer.Domain domain) {
        return registered.stream()
                .filter(timer -> timer.domain() == domain)
                .map(Timer::time)
                .min(Instant::compareTo);
    }

    /**
     * Moves event time.
     *
     * @throws IllegalArgumentException if it would go back
     */
    void advance(Instant to) {
        if (watermark.isPresent() && to.isBefore(watermark.get())) {
            throw new IllegalArgumentException(
                    "the watermark is at %s and can't go back to %s"
                            .formatted(watermark.get(), to));
        }
        watermark = Optional.of(to);
        shown = watermark;
    }

    /** Takes the earliest timer that is due, the first registered of several at one time. */
    Optional<Timer> takeDue(Timer.Domain domain, Instant now) {
        Optional<Timer> due =
                registered.stream()
                        .filter(timer -> timer.domain() == domain && !timer.time().isAfter(now))
                        .min(comparing(Timer::time));
        due.ifPresent(registered::remove);
        return due;
    }

    /** All that are registered, in the order of registration. */
    Set<Timer> all() {
        return new LinkedHashSet<>(registered);
    }

    /** Puts back what a snapshot holds. */
    void restore(Collection<Timer> timers, Optional<Instant> watermark) {
        registered.clear();
        registered.addAll(timers);
        this.watermark = watermark;
        this.shown = watermark;
    }

    private Timer timer(Instant time, Timer.Domain domain) {
        return new Timer(time.truncatedTo(ChronoUnit.MILLIS), domain, currentKey.get());
    }
}
