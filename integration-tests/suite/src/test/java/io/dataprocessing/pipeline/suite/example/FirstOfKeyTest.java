package io.dataprocessing.pipeline.suite.example;

import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class FirstOfKeyTest extends ProcessorContract {

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("drops the second of a key", new FirstOfKeyFactory())
                        .options("key-by: [sku]\nttl: 1h")
                        .input("sku string, amount long")
                        .record("2025-01-01T00:00:00Z", "a", 1)
                        .record("2025-01-01T00:00:01Z", "b", 2)
                        .record("2025-01-01T00:00:02Z", "a", 3)
                        .gives("a", 1)
                        .gives("b", 2),
                ContractCase.of("forgets a key after its time to live", new FirstOfKeyFactory())
                        .options("key-by: [sku]\nttl: 1h")
                        .input("sku string, amount long")
                        .record("2025-01-01T00:00:00Z", "a", 1)
                        .clock(Duration.ofHours(1))
                        .record("2025-01-01T01:00:00Z", "a", 2)
                        .gives("a", 1)
                        .gives("a", 2));
    }
}
