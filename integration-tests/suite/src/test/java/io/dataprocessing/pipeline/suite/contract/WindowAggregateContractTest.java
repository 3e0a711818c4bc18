package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.aggregate.WindowAggregateFactory;
import io.dataprocessing.pipeline.testkit.WindowHarness;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class WindowAggregateContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String HALF_PAST = "2025-01-01T12:00:30Z";
    private static final String ONE_PAST = "2025-01-01T12:01:00Z";
    private static final String TWO_PAST = "2025-01-01T12:02:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                tumbling(),
                everyFunction(),
                filtered(),
                sketches(),
                having(),
                session(),
                withoutKey(),
                every(),
                byTheClock(),
                lateOutput(),
                overflow(),
                countOfRecords(),
                globalByTheClock());
    }

    private static ContractCase tumbling() {
        return minutes(
                        "counts each key and minute",
                        "aggregate: {orders: count(), revenue: sum(amount)}\nlate: drop")
                .record(NOON, "a", 1)
                .record(ONE_PAST, "a", 2)
                .record(HALF_PAST, "b", 3)
                .record(HALF_PAST, "a", null)
                .watermark(ONE_PAST)
                .record(HALF_PAST, "a", 100)
                .watermark(TWO_PAST)
                .gives("a", NOON, ONE_PAST, 2, 1)
                .gives("b", NOON, ONE_PAST, 1, 3)
                .gives("a", ONE_PAST, TWO_PAST, 1, 2);
    }

    private static ContractCase everyFunction() {
        return minutes(
                        "has the aggregates of SQL",
                        """
                        aggregate:
                          known: count(amount)
                          least: min(amount)
                          most: max(amount)
                          mean: avg(amount)
                        late: drop
                        """)
                .record(NOON, "a", 4)
                .record(NOON, "a", null)
                .record(HALF_PAST, "a", 1)
                .record(NOON, "b", null)
                .watermark(ONE_PAST)
                .gives("a", NOON, ONE_PAST, 2, 1, 4, 2.5)
                .gives("b", NOON, ONE_PAST, 0, null, null, null);
    }

    private static ContractCase filtered() {
        return minutes(
                        "aggregates some of the records",
                        """
                        aggregate:
                          large: "count().where(amount > 3)"
                          rest: "sum(amount).where(amount <= 3)"
                        late: drop
                        """)
                .record(NOON, "a", 4)
                .record(NOON, "a", 5)
                .record(NOON, "a", null)
                .record(NOON, "b", 1)
                .watermark(ONE_PAST)
                .gives("a", NOON, ONE_PAST, 2, null)
                .gives("b", NOON, ONE_PAST, 0, 1);
    }

    private static ContractCase sketches() {
        return minutes(
                        "keeps what it needs for sketches and lists",
                        """
                        aggregate:
                          different: count_distinct(amount)
                          about: approx_count_distinct(amount)
                          middle: "percentile(amount, 0.5)"
                          spread: var(amount)
                          all: collect(amount)
                          best: "top(amount, 2)"
                        late: drop
                        """)
                .record(HALF_PAST, "a", 4)
                .record(NOON, "a", 2)
                .record(HALF_PAST, "a", 6)
                .record(NOON, "a", 4)
                .watermark(ONE_PAST)
                .gives(
                        "a",
                        NOON,
                        ONE_PAST,
                        3,
                        3,
                        4.0,
                        8.0 / 3,
                        List.of(2L, 4L, 4L, 6L),
                        List.of(6L, 4L));
    }

    private static ContractCase having() {
        return minutes(
                        "emits what is wanted",
                        "aggregate: {total: sum(amount)}\nhaving: total > 3\nlate: drop")
                .record(NOON, "a", 4)
                .record(NOON, "b", 3)
                .record(NOON, "c", null)
                .watermark(ONE_PAST)
                .gives("a", NOON, ONE_PAST, 4);
    }

    private static ContractCase withoutKey() {
        return ContractCase.of("takes all records together", new WindowAggregateFactory())
                .options("window: {tumbling: 1min}\naggregate: {orders: count()}\nlate: drop")
                .input("sku string, amount long?")
                .record(NOON, "a", 1)
                .record(HALF_PAST, "b", 1)
                .watermark(ONE_PAST)
                .gives(NOON, ONE_PAST, 2);
    }

    private static ContractCase every() {
        return minutes(
                        "emits at intervals what has changed",
                        "aggregate: {orders: count()}\nemit: {every: 20s}\nlate: drop")
                .record(NOON, "a", 1)
                .record(NOON, "b", 1)
                .watermark("2025-01-01T12:00:20Z")
                .record("2025-01-01T12:00:25Z", "a", 1)
                .watermark("2025-01-01T12:00:45Z")
                .watermark(ONE_PAST)
                .gives("a", NOON, ONE_PAST, 1)
                .gives("b", NOON, ONE_PAST, 1)
                .gives("a", NOON, ONE_PAST, 2);
    }

    private static ContractCase byTheClock() {
        return minutes(
                        "goes by the machine's clock",
                        "aggregate: {orders: count()}\ntime: processing")
                .record(NOON, "a", 1)
                .clock(Duration.ofSeconds(40))
                .record(TWO_PAST, "a", 1)
                .clock(Duration.ofSeconds(40))
                .record(NOON, "a", 1)
                .clock(Duration.ofSeconds(40))
                .gives("a", "2025-01-01T00:00:00Z", "2025-01-01T00:01:00Z", 2)
                .gives("a", "2025-01-01T00:01:00Z", "2025-01-01T00:02:00Z", 1);
    }

    private static ContractCase countOfRecords() {
        return ContractCase.of("emits after a number of records", new WindowAggregateFactory())
                .options(
                        """
                        key-by: [sku]
                        window: {global: {trigger: {count: 2}, ttl: 1min}}
                        aggregate: {total: sum(amount)}
                        late: drop
                        """)
                .input("sku string, amount long?")
                .record(NOON, "a", 1)
                .record(NOON, "b", 4)
                .record(HALF_PAST, "a", 2)
                .watermark(HALF_PAST)
                .record(ONE_PAST, "a", 8)
                .watermark(ONE_PAST)
                .watermark(TWO_PAST)
                .gives("a", NOON, "2025-01-01T12:00:30.001Z", 3)
                .gives("b", NOON, "2025-01-01T12:00:00.001Z", 4)
                .gives("a", ONE_PAST, "2025-01-01T12:01:00.001Z", 8);
    }

    private static ContractCase globalByTheClock() {
        return ContractCase.of("emits a global window at intervals", new WindowAggregateFactory())
                .options(
                        """
                        window: {global: {trigger: {every: 10s}, purge: false, ttl: none}}
                        time: processing
                        aggregate: {orders: count()}
                        """)
                .input("sku string, amount long?")
                .record(NOON, "a", 1)
                .clock(Duration.ofSeconds(10))
                .clock(Duration.ofSeconds(10))
                .record(NOON, "b", 1)
                .clock(Duration.ofSeconds(10))
                .gives("2025-01-01T00:00:00Z", "2025-01-01T00:00:00.001Z", 1)
                .gives("2025-01-01T00:00:00Z", "2025-01-01T00:00:20.001Z", 2);
    }

    private static ContractCase session() {
        return ContractCase.of("joins sessions", new WindowAggregateFactory())
                .options(
                        """
                        key-by: [sku]
                        window: {session: {gap: 20s}}
                        aggregate: {orders: count()}
                        window-fields: {start: begin, end: until}
                        late: drop
                        """)
                .input("sku string, amount long?")
                .record(NOON, "a", 1)
                .record(HALF_PAST, "a", 1)
                .record("2025-01-01T12:00:15Z", "a", 1)
                .watermark(ONE_PAST)
                .gives("a", NOON, "2025-01-01T12:00:50Z", 3);
    }

    private static ContractCase lateOutput() {
        return minutes(
                        "hands on what comes too late",
                        "aggregate: {orders: count()}\nallowed-lateness: 30s\nlate: output")
                .record(NOON, "a", 1)
                .watermark(ONE_PAST)
                .record(NOON, "a", 2)
                .watermark("2025-01-01T12:01:30Z")
                .record(HALF_PAST, "a", 3)
                .gives("a", NOON, ONE_PAST, 1)
                .gives("a", NOON, ONE_PAST, 2)
                .givesTo(WindowHarness.LATE, "a", 3);
    }

    private static ContractCase overflow() {
        return minutes(
                        "refuses a record that makes a sum overflow",
                        "aggregate: {total: sum(amount)}\nlate: drop")
                .record(NOON, "a", Long.MAX_VALUE)
                .failing("the sum is too large", NOON, "a", 1)
                .record(NOON, "a", -1)
                .watermark(ONE_PAST)
                .gives("a", NOON, ONE_PAST, Long.MAX_VALUE - 1);
    }

    private static ContractCase minutes(String name, String options) {
        return ContractCase.of(name, new WindowAggregateFactory())
                .options("key-by: [sku]\nwindow: {tumbling: 1min}\n" + options)
                .input("sku string, amount long?");
    }
}
