package io.dataprocessing.pipeline.testkit.contract;

import java.util.List;

final class RunningSumContractTest extends ProcessorContract {

    @Override
    public List<ContractCase> cases() {
        return List.of(sums("none"));
    }

    static ContractCase sums(String flaw) {
        return ContractCase.of("sums each key", new RunningSumFactory())
                .options("flaw: " + flaw)
                .input("amount int, key string")
                .record("2025-01-01T00:00:00Z", 1, "a")
                .failing("amount is negative", "2025-01-01T00:00:00Z", -1, "a")
                .record("2025-01-01T00:00:01Z", 2, "a")
                .watermark("2025-01-01T00:00:01Z")
                .gives("a", 1)
                .gives("a", 3);
    }
}
