package io.dataprocessing.pipeline.processors.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.processors.record.ThrottleOptions.OnExcess;
import io.dataprocessing.pipeline.processors.record.ThrottleOptions.Per;
import io.dataprocessing.pipeline.processors.record.ThrottleOptions.Rate;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.ProcessorHarness;
import io.dataprocessing.pipeline.testkit.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final RowType TYPE = Rows.type("k string, n int");

    private static ThrottleOptions options(Rate rate, OnExcess onExcess) {
        return new ThrottleOptions(rate, Per.JOB, List.of(), onExcess);
    }

    private static Rate records(long amount, Duration every) {
        return new Rate(Optional.of(amount), Optional.empty(), every);
    }

    private static ProcessorSpec<Row, Row> spec(ThrottleOptions options, Pause pause) {
        return ProcessorSpec.of(
                Schemas.rows(TYPE),
                Schemas.rows(TYPE),
                () -> new Throttle(options, Optional.empty(), Optional.empty(), pause));
    }

    @Test
    void blockingWaitsAsLongAsTheRateSays() throws Exception {
        List<Long> waits = new ArrayList<>();
        ThrottleOptions options = options(records(4, Duration.ofSeconds(2)), OnExcess.BLOCK);
        try (ProcessorHarness<Row, Row> harness =
                ProcessorHarness.start(() -> spec(options, waits::add))) {
            for (int i = 0; i < 6; i++) {
                harness.process(Rows.row(TYPE, "a", i));
            }
            assertThat(waits).containsExactly(500_000_000L, 1_000_000_000L);
            harness.advanceClock(Duration.ofSeconds(3));
            for (int i = 0; i < 4; i++) {
                harness.process(Rows.row(TYPE, "a", i));
            }
            assertThat(harness.values()).hasSize(10);
            assertThat(waits).hasSize(2);
        }
    }

    @Test
    void whatIsDroppedUsesNothingUp() throws Exception {
        ThrottleOptions options = options(records(1, Duration.ofSeconds(1)), OnExcess.DROP);
        try (ProcessorHarness<Row, Row> harness =
                ProcessorHarness.start(() -> spec(options, Pause.SLEEP))) {
            for (int i = 0; i < 100; i++) {
                harness.process(Rows.row(TYPE, "a", i));
                harness.advanceClock(Duration.ofMillis(100));
            }
            assertThat(harness.values()).extracting(row -> row.getInt(1)).hasSize(10);
            assertThat(harness.dropped()).isEqualTo(90);
        }
    }

    @Test
    void tasksShareARate() {
        RateGate gate = RateGate.of(10, 4, Duration.ofSeconds(1));
        long full = 0;
        int passed = 0;
        for (long now = 0; now < 100_000_000_000L; now += 10_000_000L) {
            if (gate.waitNanos(full, now, 1) == 0) {
                full = gate.after(full, now, 1);
                passed++;
            }
        }
        // A quarter of ten a second, and what was saved up at the start.
        assertThat(passed).isBetween(250, 253);
    }

    @Test
    void aSmallRateOfManyTasksIsHeldToo() {
        RateGate gate = RateGate.of(2, 8, Duration.ofSeconds(1));
        long full = gate.after(0, 0, 1);
        assertThat(gate.waitNanos(full, 0, 1)).isEqualTo(4_000_000_000L);
    }

    @Test
    void aRecordOfMoreThanTheAmountCountsAsTheAmount() {
        RateGate gate = RateGate.of(100, 1, Duration.ofSeconds(1));
        assertThat(gate.waitNanos(0, 5, 1_000)).isZero();
        assertThat(gate.after(0, 5, 1_000)).isEqualTo(1_000_000_005L);
    }

    @Test
    void aRowIsAsLargeAsItsValues() {
        RowType type =
                Rows.type(
                        "s string, n string?, l long, b bytes, a array<string>, m map<long>,"
                                + " r row<x string, t timestamp>, d decimal(20, 2)");
        Row row =
                Rows.row(
                        type,
                        "ä",
                        null,
                        1,
                        "abc",
                        List.of("x", "yz"),
                        Map.of("k", 5),
                        List.of("w", "2025-01-01T00:00:00Z"),
                        "1.00");
        assertThat(RowSize.of(row)).isEqualTo(2 + 8 + 3 + 3 + 9 + 9 + 1);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(problems("rate: {every: 1s}"))
                .containsExactly("rate: an amount is missing. Give either records or bytes.");
        assertThat(problems("rate: {records: 1, bytes: 1kb}\nkey-by: [k]"))
                .containsExactly(
                        "rate: only one is allowed. Give either records or bytes.",
                        "key-by: a key counts with 'per: key' only. Write it, or leave this out.");
        assertThat(problems("rate: {records: 1}\nper: key"))
                .containsExactly(
                        "key-by: with 'per: key' at least one field is needed.",
                        "on-excess: to hold up one key would hold up all others. With 'per: key' use"
                                + " drop, output or error.");
    }

    private static List<String> problems(String options) {
        return FactoryDescription.of(new ThrottleFactory(), options, TYPE).problems();
    }
}
