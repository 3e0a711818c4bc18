package io.dataprocessing.pipeline.processors.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeduplicateTest {

    private static final RowType ORDERS = Rows.type("id long, shop string");
    private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");

    private static FactoryDescription step(String options) {
        return FactoryDescription.of(new DeduplicateFactory(), options, ORDERS);
    }

    @Test
    void aRecordThatWasHeldBackHasItsKeyAndHeaders() throws Exception {
        try (StepHarness harness =
                StepHarness.start(step("key-by: [id]\nkeep: last\nttl: 1h\nlate: drop"))) {
            Headers headers = Headers.none().with("trace", "t1");
            headers = new Headers(List.of(headers.all().get(0), new Header("empty", null)));
            harness.process(
                    TestRecord.of(Rows.row(ORDERS, 1, "a"), NOON)
                            .withMessageKey(new byte[] {7})
                            .withHeaders(headers));
            harness.restore();
            harness.advanceWatermark(NOON.plusSeconds(3600));
            assertThat(harness.emitted()).hasSize(1);
            Emitted last = harness.emitted().get(0);
            assertThat(last.timestamp()).contains(NOON.plusSeconds(3600));
            assertThat(last.messageKey())
                    .hasValueSatisfying(key -> assertThat(key).isEqualTo(new byte[] {7}));
            assertThat(last.headers()).isEqualTo(headers);
        }
    }

    @Test
    void theLastOfAllKeepsItsTime() throws Exception {
        try (StepHarness harness =
                StepHarness.start(step("key-by: [id]\nkeep: last\nttl: none\nlate: drop"))) {
            harness.process(TestRecord.of(Rows.row(ORDERS, 1, "a"), NOON));
            harness.advanceWatermark(Instant.ofEpochMilli(Long.MAX_VALUE));
            assertThat(harness.emitted())
                    .extracting(Emitted::toString)
                    .containsExactly("{id: 1, shop: a} @ " + NOON);
        }
    }

    @Test
    void filtersPassAlmostAllThatIsNewAndNothingThatIsNot() throws Exception {
        int keys = 4_000;
        try (StepHarness harness =
                StepHarness.start(
                        step(
                                "key-by: [shop, id]\nttl: none\ntime: processing\n"
                                        + "filter: {bloom: {capacity: 4000, fpp: 0.01, per: [shop]}}"))) {
            int passed = passed(harness, keys);
            assertThat(passed).isBetween(keys - keys / 100, keys);
            assertThat(harness.dropped()).isEqualTo(keys - passed);
            assertThat(passed(harness, keys)).isZero();
            assertThat(harness.dropped()).isEqualTo(2L * keys - passed);
        }
    }

    private static int passed(StepHarness harness, int keys) throws Exception {
        int passed = 0;
        for (int i = 0; i < keys; i++) {
            harness.process(TestRecord.of(Rows.row(ORDERS, i, "a")));
            passed += harness.take().size();
        }
        return passed;
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(step("key-by: []\nttl: 1h").problems())
                .containsExactly(
                        "late: required with 'time: event': what becomes of records that come behind"
                                + " the watermark? Choose drop, dead-letter or output.",
                        "key-by: at least one field is needed.");
        assertThat(step("key-by: [id]\nlate: drop").problems())
                .containsExactly(
                        "ttl: required option 'ttl' of processor 'deduplicate' is missing. Give a"
                                + " duration, or 'none' to keep state for ever.");
        assertThat(step("key-by: [id]\nttl: 1h\ntime: processing\nlate: drop").problems())
                .containsExactly(
                        "late: nothing is late with 'time: processing'. Leave it out, or use"
                                + " 'time: event'.");
        assertThat(step("key-by: [id]\nttl: none\ntime: processing\nkeep: last").problems())
                .containsExactly(
                        "ttl: 'none' with 'time: processing' never lets a last record go on: the"
                                + " clock has no end. Give a duration, or use 'emit: changes'.");
        assertThat(step("key-by: [id]\nttl: 1h\nlate: drop\nemit: changes").problems())
                .containsExactly(
                        "emit: the first record goes on at once. It's for 'keep: last' only.");
    }

    @Test
    void whatIsWrongWithAFilterIsSaid() {
        String options = "key-by: [id]\nttl: 1h\nlate: drop\n";
        assertThat(step(options + "filter: {bloom: {capacity: 9, fpp: 1, per: [shop]}}").problems())
                .containsExactly(
                        "filter.bloom.fpp: must be more than 0 and less than 1.",
                        "filter.bloom.per[0]: 'shop' is no field of 'key-by'. Choose from id.");
        assertThat(step(options + "filter: {bloom: {capacity: 9, per: []}}").problems())
                .containsExactly("filter.bloom.per: at least one field is needed.");
        assertThat(
                        step(options + "keep: last\nfilter: {bloom: {capacity: 9, per: [id]}}")
                                .problems())
                .containsExactly(
                        "filter: a filter knows keys, not records. It's for 'keep: first' only.");
    }
}
