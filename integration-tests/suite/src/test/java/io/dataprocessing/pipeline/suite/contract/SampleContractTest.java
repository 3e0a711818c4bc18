package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.record.SampleFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class SampleContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                sample("passes all", "fraction: 1")
                        .record(TIME, "a", 1)
                        .record(TIME, "b", 2)
                        .gives("a", 1)
                        .gives("b", 2),
                sample("passes none", "fraction: 0").record(TIME, "a", 1),
                sample("decides by the same fields alike", "fraction: 0.5\nby: [k]\nseed: 1")
                        .record(TIME, "a", 1)
                        .record(TIME, "b", 2)
                        .record(TIME, "c", 3)
                        .record(TIME, "a", 4)
                        .record(TIME, "b", 5)
                        .record(TIME, "c", 6)
                        .gives("c", 3)
                        .gives("c", 6),
                sample("passes one of three of each key", "every-n: 3\nkey-by: [k]\nttl: 1h")
                        .record(TIME, "a", 1)
                        .record(TIME, "a", 2)
                        .record(TIME, "b", 3)
                        .record(TIME, "a", 4)
                        .record(TIME, "a", 5)
                        .clock(Duration.ofHours(1))
                        .record(TIME, "a", 6)
                        .gives("a", 1)
                        .gives("b", 3)
                        .gives("a", 5)
                        .gives("a", 6));
    }

    private static ContractCase sample(String name, String options) {
        return ContractCase.of(name, new SampleFactory())
                .options(options)
                .input("k string, n long");
    }
}
