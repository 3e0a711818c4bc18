package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.aggregate.RunningAggregateFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class RunningAggregateContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String HALF_PAST = "2025-01-01T12:00:30Z";
    private static final String ONE_PAST = "2025-01-01T12:01:00Z";
    private static final String THREE_PAST = "2025-01-01T12:03:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(total(), sequence(), rows(), forgotten(), byTheClock(), overflow());
    }

    private static ContractCase total() {
        return keyed(
                        "adds up what came so far",
                        "late: drop\nttl: none\naggregate: {total: sum(amount), n: count()}")
                .record(NOON, "a", 1)
                .record(NOON, "b", 5)
                .watermark(NOON)
                .record(HALF_PAST, "a", null)
                .record(ONE_PAST, "a", 3)
                .watermark(ONE_PAST)
                .gives("a", 1, 1, 1)
                .gives("b", 5, 5, 1)
                .gives("a", null, 1, 2)
                .gives("a", 3, 4, 3);
    }

    private static ContractCase sequence() {
        return keyed(
                        "compares with the records before",
                        """
                        late: drop
                        ttl: none
                        aggregate: {before: lag(amount), step: delta(amount), speed: rate(amount),
                          smooth: "ema(amount, 0.5)", nth: row_number()}
                        """)
                .record(NOON, "a", 1)
                .watermark(NOON)
                .record(HALF_PAST, "a", 7)
                .record(ONE_PAST, "a", 4)
                .watermark(ONE_PAST)
                .gives("a", 1, null, null, null, 1.0, 1)
                .gives("a", 7, 1, 6, 0.2, 4.0, 2)
                .gives("a", 4, 7, -3, -0.1, 4.0, 3);
    }

    private static ContractCase rows() {
        return keyed(
                        "looks back a number of records",
                        """
                        late: drop
                        ttl: none
                        rows: 2
                        aggregate: {most: max(amount), place: rank(amount), score: z_score(amount)}
                        """)
                .record(NOON, "a", 5)
                .record(HALF_PAST, "a", 3)
                .watermark(HALF_PAST)
                .record(ONE_PAST, "a", 3)
                .watermark(ONE_PAST)
                .gives("a", 5, 5, 1, null)
                .gives("a", 3, 5, 2, -1 / Math.sqrt(2))
                .gives("a", 3, 3, 1, null);
    }

    private static ContractCase forgotten() {
        return keyed(
                        "begins anew after the time to live",
                        "late: drop\nttl: 1min\naggregate: {total: sum(amount)}")
                .record(NOON, "a", 1)
                .watermark(NOON)
                .record(ONE_PAST, "a", 2)
                .watermark(ONE_PAST)
                .record(THREE_PAST, "a", 4)
                .watermark(THREE_PAST)
                .gives("a", 1, 1)
                .gives("a", 2, 3)
                .gives("a", 4, 4);
    }

    private static ContractCase byTheClock() {
        return keyed(
                        "goes by the order of arrival",
                        "time: processing\nttl: 1min\naggregate: {last: last(amount), n: count()}")
                .record(ONE_PAST, "a", 1)
                .record(NOON, "a", 2)
                .clock(Duration.ofSeconds(61))
                .record(NOON, "a", 3)
                .gives("a", 1, 1, 1)
                .gives("a", 2, 2, 2)
                .gives("a", 3, 3, 1);
    }

    private static ContractCase overflow() {
        return keyed(
                        "refuses a record that makes a sum overflow",
                        "time: processing\nttl: none\naggregate: {total: sum(amount)}")
                .record(NOON, "a", Long.MAX_VALUE)
                .failing("the sum is too large", NOON, "a", 1)
                .record(NOON, "a", -1)
                .gives("a", Long.MAX_VALUE, Long.MAX_VALUE)
                .gives("a", -1, Long.MAX_VALUE - 1);
    }

    private static ContractCase keyed(String name, String options) {
        return ContractCase.of(name, new RunningAggregateFactory())
                .options("key-by: [sku]\n" + options)
                .input("sku string, amount long?");
    }
}
