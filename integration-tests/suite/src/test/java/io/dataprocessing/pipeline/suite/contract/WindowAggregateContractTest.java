package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.aggregate.WindowAggregateFactory;
import io.dataprocessing.pipeline.testkit.WindowHarness;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class WindowAggregateContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String HALF_PAST = "2025-01-01T12:00:30Z";
    private static final String ONE_PAST = "2025-01-01T12:01:00Z";
    private static final String TWO_PAST = "2025-01-01T12:02:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(tumbling(), everyFunction(), session(), lateOutput(), overflow());
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
