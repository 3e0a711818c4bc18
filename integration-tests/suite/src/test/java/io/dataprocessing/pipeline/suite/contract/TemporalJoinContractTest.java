package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.join.TemporalJoinFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class TemporalJoinContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String FIVE = "2025-01-01T12:00:05Z";
    private static final String TEN = "2025-01-01T12:00:10Z";
    private static final String LATER = "2025-01-01T12:01:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(asOf(), expired(), latest());
    }

    private static ContractCase asOf() {
        return join("joins with the version of the time", "ttl: none\nlate: drop\ndeleted: gone")
                .record(TEN, "a", 3)
                .record(FIVE, "a", 2)
                .record(NOON, "a", 1)
                .second(TEN, "a", 20, false)
                .second(NOON, "a", 10, null)
                .second(NOON, "b", 10, true)
                .record(FIVE, "b", 4)
                .watermark(LATER)
                .gives("a", 1, 10)
                .gives("a", 2, 10)
                .gives("b", 4, null)
                .gives("a", 3, 20);
    }

    private static ContractCase expired() {
        return join("forgets versions", "ttl: 10s\nlate: drop\nselect: {x: left.x, y: right.y}")
                .second(NOON, "a", 10, null)
                .record(FIVE, "a", 1)
                .record(TEN, "a", 2)
                .watermark(LATER)
                .gives(1, 10)
                .gives(2, null);
    }

    private static ContractCase latest() {
        return join(
                        "waits for the table, and joins with the newest version",
                        "as-of: latest\nttl: none\ndeleted: gone")
                .record(TEN, "a", 1)
                .second(TEN, "a", 10, null)
                .watermark(NOON)
                .second(TEN, "a", 20, null)
                .record(NOON, "a", 2)
                .second(TEN, "a", 20, true)
                .record(LATER, "a", 3)
                .gives("a", 1, 10)
                .gives("a", 2, 20)
                .gives("a", 3, null);
    }

    private static ContractCase join(String name, String options) {
        return ContractCase.of(name, new TemporalJoinFactory())
                .options("key-by: [k]\njoin: left\n" + options)
                .input("k string, x long")
                .secondInput("k string, y long, gone boolean?");
    }
}
