package io.dataprocessing.pipeline.processors.keyed;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.ProcessorHarness;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.StepSnapshot;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Some records of three keys, and a run of a step on them in an order that differs from that of
 * their times as much as the watermark allows, with recoveries in between.
 */
final class RandomStream {

    static final RowType TYPE = Rows.type("k string, v long?, id long");
    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final int MOST_RECORDS = 12;
    private static final int SECONDS = 40;
    private static final long BOUND = 8;

    /** Steps of one type, each described once: that takes longer than a case. */
    static Function<String, Supplier<StepSpec>> steps(ProcessorFactory<?> factory) {
        Map<String, StepSpec> described = new HashMap<>();
        return options -> {
            StepSpec spec =
                    described.computeIfAbsent(
                            options, text -> FactoryDescription.of(factory, text, TYPE).get());
            return () -> spec;
        };
    }

    /**
     * A record.
     *
     * @param at seconds since {@link #START}
     */
    record Item(String k, Long v, long id, long at) {

        Row row() {
            return Row.of(TYPE, k, v, id);
        }

        /** What the step should give for it at a time, in seconds since the start. */
        String given(long time) {
            return row() + " @ " + START.plusSeconds(time);
        }
    }

    private final long seed;
    private final Random random;
    private final List<Item> arrivals = new ArrayList<>();

    RandomStream(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        IdentityHashMap<Item, Long> jitter = new IdentityHashMap<>();
        int count = 1 + random.nextInt(MOST_RECORDS);
        for (int i = 0; i < count; i++) {
            Item item =
                    new Item(
                            String.valueOf((char) ('a' + random.nextInt(3))),
                            random.nextInt(6) == 0 ? null : (long) random.nextInt(4),
                            random.nextInt(4),
                            random.nextInt(SECONDS));
            arrivals.add(item);
            jitter.put(item, item.at() * 1000 + random.nextLong(BOUND * 1000));
        }
        arrivals.sort(comparing(jitter::get));
    }

    /** The records of each key in the order of time, of equal times in that of their values. */
    Map<String, List<Item>> byKey() {
        Comparator<Item> order =
                comparingLong(Item::at)
                        .thenComparing(Item::v, nullsFirst(naturalOrder()))
                        .thenComparingLong(Item::id);
        return arrivals.stream()
                .sorted(order)
                .collect(Collectors.groupingBy(Item::k, TreeMap::new, Collectors.toList()));
    }

    /** What a step gives for each key; nothing may be left of a key if {@code clean}. */
    Map<String, List<String>> run(Supplier<StepSpec> step, boolean clean) throws Exception {
        try (StepHarness harness = StepHarness.start(step)) {
            int resumeFrom = random.nextInt(arrivals.size());
            StepSnapshot snapshot = harness.snapshot();
            for (int i = 0; i < arrivals.size(); i++) {
                if (i == resumeFrom) {
                    snapshot = harness.snapshot();
                }
                feed(harness, i);
            }
            harness.restore(snapshot);
            for (int i = resumeFrom; i < arrivals.size(); i++) {
                feed(harness, i);
            }
            harness.advanceWatermark(END);
            if (clean
                    && harness instanceof ProcessorHarness<?, ?> keyed
                    && keyed.keysWithState() > 0) {
                throw new AssertionError("state is left: " + this);
            }
            return byKey(harness.emitted());
        }
    }

    private void feed(StepHarness harness, int position) throws Exception {
        Item item = arrivals.get(position);
        harness.process(TestRecord.of(item.row(), START.plusSeconds(item.at())));
        Random here = new Random(seed + position);
        if (here.nextInt(3) == 0) {
            long latest =
                    arrivals.subList(0, position + 1).stream()
                            .mapToLong(Item::at)
                            .max()
                            .orElseThrow();
            harness.advanceWatermark(START.plusSeconds(latest - BOUND).minusMillis(1));
        }
        if (here.nextInt(8) == 0) {
            harness.restore();
        }
    }

    private static Map<String, List<String>> byKey(List<Emitted> emitted) {
        return emitted.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.value().getString(0),
                                TreeMap::new,
                                Collectors.mapping(Emitted::toString, Collectors.toList())));
    }

    /** What a reference gives for each key, where it gives anything. */
    Map<String, List<String>> expected(Function<List<Item>, List<String>> reference) {
        Map<String, List<String>> expected = new TreeMap<>();
        byKey().forEach(
                        (key, items) -> {
                            List<String> given = reference.apply(items);
                            if (!given.isEmpty()) {
                                expected.put(key, given);
                            }
                        });
        return expected;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + arrivals;
    }
}
