package io.dataprocessing.pipeline.processors.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopNTest {

    private static final RowType TYPE =
            Rows.type("k string, v long?, e enum(LOW, HIGH)?, b bytes?, a array<int>?, rank int");
    private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");

    private static FactoryDescription step(String options) {
        return FactoryDescription.of(new TopNFactory(), options, TYPE);
    }

    /** The values of {@code field} in the order of ranks. */
    private static List<Object> ranked(String field, boolean desc, Object... values)
            throws Exception {
        String options =
                "key-by: [k]\nn: 9\nttl: none\nlate: drop\norder-by: [{field: %s, desc: %s}]"
                        .formatted(field, desc);
        try (StepHarness harness = StepHarness.start(step(options))) {
            for (int i = 0; i < values.length; i++) {
                Object[] row = {"k", null, null, null, null, i};
                row[TYPE.indexOf(field)] = values[i];
                harness.process(TestRecord.of(Rows.row(TYPE, row), NOON.plusSeconds(i)));
            }
            harness.advanceWatermark(Instant.ofEpochMilli(Long.MAX_VALUE));
            return harness.emitted().stream().map(row -> row.value().get("rank")).toList();
        }
    }

    @Test
    void nullsRankLastEitherWay() throws Exception {
        assertThat(ranked("v", true, null, 1, 3, 2)).containsExactly(2, 3, 1, 0);
        assertThat(ranked("v", false, null, 1, 3, 2)).containsExactly(1, 3, 2, 0);
    }

    @Test
    void enumsGoByTheirSymbolsAndBytesByTheirUnits() throws Exception {
        assertThat(ranked("e", true, "LOW", "HIGH", null)).containsExactly(1, 0, 2);
        assertThat(ranked("b", false, "é", "z", "a")).containsExactly(2, 1, 0);
    }

    @Test
    void theNextFieldDecidesBetweenEquals() throws Exception {
        String options =
                "key-by: [k]\nn: 3\nttl: 1ms\nlate: drop\n"
                        + "order-by: [{field: e}, {field: v, desc: true}]";
        try (StepHarness harness = StepHarness.start(step(options))) {
            harness.process(TestRecord.of(Rows.row(TYPE, "k", 1, "LOW", null, null, 0), NOON));
            harness.process(TestRecord.of(Rows.row(TYPE, "k", 9, "HIGH", null, null, 1), NOON));
            harness.process(TestRecord.of(Rows.row(TYPE, "k", 2, "LOW", null, null, 2), NOON));
            harness.advanceWatermark(NOON.plusMillis(1));
            assertThat(harness.emitted())
                    .extracting(row -> row.value().get("rank"))
                    .containsExactly(2, 0, 1);
            assertThat(harness.emitted())
                    .extracting(Emitted::timestamp)
                    .containsOnly(java.util.Optional.of(NOON.plusMillis(1)));
        }
    }

    @Test
    void whatGoesOnHasWindowAndRank() {
        assertThat(
                        step("order-by: [{field: v}]\nkey-by: [k]\nn: 1\nrank-field: place\nlate: drop\n"
                                        + "window: {tumbling: 1min}\nwindow-fields: {start: from}")
                                .get()
                                .outputType())
                .contains(
                        Rows.type(
                                "k string, v long?, e enum(LOW, HIGH)?, b bytes?, a array<int>?,"
                                        + " rank int, from timestamp, window_end timestamp,"
                                        + " place long"));
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(step("order-by: []\nn: 1\nlate: drop").problems())
                .containsExactly(
                        "order-by: at least one field is needed.",
                        "ttl: required without 'window'. Give a duration, or 'none' to keep rankings"
                                + " to the end of the input.");
        assertThat(
                        step("order-by: [{field: a}]\nn: 1\nttl: 1h\nlate: drop\nrank-field: rank")
                                .problems())
                .containsExactly(
                        "order-by[0].field: 'a' is array<int>?, which has no order. Use a number,"
                                + " text, time, truth value or enum.",
                        "rank-field: there is a field 'rank' already.");
        assertThat(
                        step("order-by: [{field: v}]\nn: 1\nttl: 1h\ntime: processing\n"
                                        + "window: {session: {gap: 1s}}\nrank-field: 1st")
                                .problems())
                .containsExactly(
                        "ttl: a window ends by itself. Leave it out.",
                        "window: windows go by the time of records. Use 'time: event', or none.",
                        "emit: with 'time: processing' only 'changes' is possible: write"
                                + " 'emit: changes'.",
                        "rank-field: '1st' can't name a field. Use letters, digits and '_', no digit"
                                + " first.");
        assertThat(
                        step("order-by: [{field: v}]\nn: 1\nlate: drop\nemit: changes\n"
                                        + "window: {session: {gap: 1s}}")
                                .problems())
                .containsExactly(
                        "emit: the end of a session isn't known before it's over. Use 'on-close'"
                                + " with session windows.");
        assertThat(step("order-by: [{field: v}]\nn: 0\nttl: 1h\nlate: drop").problems())
                .containsExactly("n: n: must be 1..10000.");
    }
}
