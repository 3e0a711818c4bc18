package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.CoProcessorHarness;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepSnapshot;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Random records for a join, and runs of it over them: in any order within the bound of the
 * watermark, both inputs interleaved, the watermark at any speed, going back to an earlier
 * checkpoint here and there.
 */
final class RandomRun {

    static final RowType LEFT = Rows.type("k string?, a long, at long");
    static final RowType RIGHT = Rows.type("k string?, b long, bt long, gone boolean?");

    /** After everything that is emitted in time. */
    static final Instant END = Instant.ofEpochMilli(1_000_000);

    private final CoProcessorSpec<Row, Row, Row> spec;
    private final Random random;
    private long keysLeft;

    RandomRun(CoProcessorSpec<Row, Row, Row> spec, Random random) {
        this.spec = spec;
        this.random = random;
    }

    @SuppressWarnings("unchecked") // joins are of rows
    static CoProcessorSpec<Row, Row, Row> spec(ProcessorFactory<?> factory, String options) {
        return (CoProcessorSpec<Row, Row, Row>)
                FactoryDescription.of(factory, options, LEFT, RIGHT).get();
    }

    /** Records of up to three keys and without, many of them of the same moment. */
    static List<Arrival> records(Random random, long until) {
        int keys = 1 + random.nextInt(3);
        int count = random.nextInt(24);
        List<Arrival> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = random.nextInt(12) == 0 ? null : "k" + random.nextInt(keys);
            long time = random.nextLong(until);
            boolean left = random.nextBoolean();
            Boolean gone = random.nextInt(4) == 0 ? Boolean.TRUE : null;
            records.add(
                    left
                            ? new Arrival(0, Row.of(LEFT, key, (long) i, time), time)
                            : new Arrival(1, Row.of(RIGHT, key, (long) i, time, gone), time));
        }
        return records;
    }

    /** What the join emits, as text, sorted. */
    List<String> results(List<Arrival> records) throws Exception {
        long bound = random.nextInt(30);
        List<Arrival> arriving = shuffled(records, bound);
        try (CoProcessorHarness<Row, Row, Row> harness = CoProcessorHarness.start(() -> spec)) {
            feed(harness, arriving, bound);
            harness.advanceWatermark(END);
            keysLeft = harness.keysWithState();
            return harness.emitted().stream()
                    .map(Emitted::value)
                    .map(Row::toString)
                    .sorted()
                    .toList();
        }
    }

    /** The number of keys that something was kept for after the end. */
    long keysLeft() {
        return keysLeft;
    }

    private void feed(CoProcessorHarness<Row, Row, Row> harness, List<Arrival> arriving, long bound)
            throws Exception {
        StepSnapshot checkpoint = harness.snapshot();
        int checkpointed = 0;
        long watermark = Long.MIN_VALUE;
        long watermarkThen = watermark;
        int failures = random.nextInt(3);
        for (int i = 0; i < arriving.size(); i++) {
            Arrival arrival = arriving.get(i);
            harness.process(arrival.input(), TestRecord.of(arrival.row(), arrival.timestamp()));
            long latest =
                    arriving.subList(0, i + 1).stream().mapToLong(Arrival::time).max().orElse(0);
            if (random.nextInt(3) == 0 && latest - bound - 1 > watermark) {
                watermark = latest - bound - 1;
                harness.advanceWatermark(Instant.ofEpochMilli(watermark));
            }
            switch (random.nextInt(10)) {
                case 0 -> harness.restore();
                case 1 -> {
                    checkpoint = harness.snapshot();
                    checkpointed = i + 1;
                    watermarkThen = watermark;
                }
                case 2 -> {
                    if (failures-- > 0) {
                        harness.restore(checkpoint);
                        i = checkpointed - 1;
                        watermark = watermarkThen;
                    }
                }
                default -> {}
            }
        }
    }

    /** A random order in which no record comes later than the bound allows. */
    private List<Arrival> shuffled(List<Arrival> records, long bound) {
        record Delayed(Arrival arrival, long at) {}
        return records.stream()
                .map(record -> new Delayed(record, record.time() + random.nextLong(bound + 1)))
                .sorted(Comparator.comparingLong(Delayed::at))
                .map(Delayed::arrival)
                .toList();
    }
}
