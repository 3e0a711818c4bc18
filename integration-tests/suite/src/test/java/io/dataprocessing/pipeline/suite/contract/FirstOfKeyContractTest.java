package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.suite.example.FirstOfKeyFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class FirstOfKeyContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("drops the second of a key, for a while", new FirstOfKeyFactory())
                        .options("key-by: [sku]\nttl: 1h")
                        .input("sku string?, amount long")
                        .record(TIME, "a", 1)
                        .record(TIME, "b", 2)
                        .record(TIME, "a", 3)
                        .record(TIME, null, 4)
                        .clock(Duration.ofHours(1))
                        .record(TIME, "a", 5)
                        .gives("a", 1)
                        .gives("b", 2)
                        .gives(null, 4)
                        .gives("a", 5));
    }
}
