package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.core.type.RowOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** One case: how its records come, when the watermark follows, where the step is restored. */
final class TrialRun {

    /** As an ordered step gets them. */
    static final Comparator<Trials.Arrival> IN_TIME =
            Comparator.comparing(Trials.Arrival::time)
                    .thenComparing(arrival -> -arrival.input())
                    .thenComparing(arrival -> arrival.record().value(), RowOrder.BY_VALUE);

    private static final int SOMETIMES = 4;
    private static final int RARELY = 12;

    private final RandomGenerator random;
    private final Duration bound;
    private final List<String> happened = new ArrayList<>();
    private Optional<Instant> latest = Optional.empty();
    private Optional<Instant> watermark = Optional.empty();

    TrialRun(RandomGenerator random, Duration bound) {
        this.random = random;
        this.bound = bound;
    }

    /** A record, and when it comes: later than it happened by no more than the bound. */
    private record Coming(Instant at, long tie, Trials.Arrival arrival) {}

    void run(StepHarness harness, List<Trials.Arrival> records) throws Exception {
        for (Trials.Arrival arrival : comingOrder(records)) {
            if (random.nextInt(RARELY) == 0) {
                restoreAndGoOn(harness, arrival);
            } else {
                come(harness, arrival);
            }
            if (random.nextInt(SOMETIMES) == 0) {
                follow(harness);
            }
        }
        if (latest.isPresent()) {
            advance(harness, latest.get().plus(Duration.ofDays(36_500)));
        }
    }

    /**
     * Each record comes at its time plus up to the bound, so none is further behind the latest than
     * that.
     */
    private List<Trials.Arrival> comingOrder(List<Trials.Arrival> records) {
        return records.stream()
                .map(
                        arrival ->
                                new Coming(
                                        arrival.time().plusMillis(delay()),
                                        random.nextLong(),
                                        arrival))
                .sorted(Comparator.comparing(Coming::at).thenComparing(Coming::tie))
                .map(Coming::arrival)
                .toList();
    }

    private long delay() {
        return bound.isZero() ? 0 : random.nextLong(bound.toMillis() + 1);
    }

    /** Restores now, or lets the record come, goes back to before and lets it come again. */
    private void restoreAndGoOn(StepHarness harness, Trials.Arrival arrival) throws Exception {
        StepSnapshot before = harness.snapshot();
        if (random.nextBoolean()) {
            harness.process(arrival.input(), arrival.record());
            happened.add("comes and is forgotten: " + text(arrival));
        }
        harness.restore(before);
        happened.add("restored");
        come(harness, arrival);
    }

    private void come(StepHarness harness, Trials.Arrival arrival) throws Exception {
        happened.add("comes: " + text(arrival));
        latest =
                latest.filter(time -> time.isAfter(arrival.time()))
                        .or(() -> Optional.of(arrival.time()));
        harness.process(arrival.input(), arrival.record());
    }

    /** A watermark that makes no record late: strictly before any that may still come. */
    private void follow(StepHarness harness) throws Exception {
        Instant most = latest.orElseThrow().minus(bound).minusMillis(1);
        Instant to = most.minusMillis(bound.isZero() ? 0 : random.nextLong(bound.toMillis() + 1));
        if (watermark.isEmpty() || to.isAfter(watermark.get())) {
            advance(harness, to);
        }
    }

    private void advance(StepHarness harness, Instant to) throws Exception {
        happened.add("watermark: " + to);
        watermark = Optional.of(to);
        harness.advanceWatermark(to);
    }

    private static String text(Trials.Arrival arrival) {
        return (arrival.input() == 0 ? "" : "second input, ")
                + arrival.record().value()
                + " @ "
                + arrival.time();
    }

    @Override
    public String toString() {
        return happened.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
