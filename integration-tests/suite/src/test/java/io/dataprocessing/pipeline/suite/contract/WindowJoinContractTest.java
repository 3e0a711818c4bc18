package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.join.WindowJoinFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class WindowJoinContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String FIVE = "2025-01-01T12:00:05Z";
    private static final String TEN = "2025-01-01T12:00:10Z";
    private static final String TWENTY = "2025-01-01T12:00:20Z";
    private static final String LATER = "2025-01-01T12:01:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(tumbling(), hopping(), session());
    }

    private static ContractCase tumbling() {
        return join(
                        "gives a window's pairs and what has none",
                        "window: {tumbling: 10s}\njoin: left")
                .second(FIVE, "a", 2)
                .record(NOON, "a", 1)
                .record(TEN, "a", 3)
                .watermark(LATER)
                .gives("a", 1, 2, NOON, TEN)
                .gives("a", 3, null, TEN, TWENTY);
    }

    private static ContractCase hopping() {
        return join(
                        "gives a pair in each window that holds both",
                        "window: {hopping: {size: 20s, slide: 10s}}")
                .record(TEN, "a", 1)
                .second(FIVE, "a", 2)
                .second("2025-01-01T12:00:15Z", "a", 3)
                .watermark(LATER)
                .gives("a", 1, 2, NOON, TWENTY)
                .gives("a", 1, 3, NOON, TWENTY)
                .gives("a", 1, 3, TEN, "2025-01-01T12:00:30Z");
    }

    private static ContractCase session() {
        return join("makes sessions of both inputs", "window: {session: {gap: 6s}}\njoin: full")
                .record(NOON, "a", 1)
                .second(FIVE, "a", 2)
                .record(TEN, "a", 3)
                .second(TWENTY, "a", 4)
                .watermark(LATER)
                .gives("a", 1, 2, NOON, "2025-01-01T12:00:16Z")
                .gives("a", 3, 2, NOON, "2025-01-01T12:00:16Z")
                .gives("a", null, 4, TWENTY, "2025-01-01T12:00:26Z");
    }

    private static ContractCase join(String name, String options) {
        return ContractCase.of(name, new WindowJoinFactory())
                .options("key-by: [k]\nlate: drop\n" + options)
                .input("k string, x long")
                .secondInput("k string, y long");
    }
}
