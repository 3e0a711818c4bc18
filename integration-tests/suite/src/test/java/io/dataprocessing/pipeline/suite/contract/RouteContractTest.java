package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.RouteFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class RouteContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";
    private static final String CASES =
            """
            cases:
              - {when: amount >= 100, output: large}
              - {when: amount >= 10, output: medium}
            """;

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("takes the first case that is met", new RouteFactory())
                        .options(CASES)
                        .input("amount long?")
                        .record(TIME, 100)
                        .record(TIME, 10)
                        .record(TIME, 1)
                        .record(TIME, new Object[] {null})
                        .givesTo("large", 100)
                        .givesTo("medium", 10),
                ContractCase.of("takes all cases that are met", new RouteFactory())
                        .options(CASES + "mode: all-match\ndefault: small")
                        .input("amount long?")
                        .record(TIME, 100)
                        .record(TIME, 1)
                        .record(TIME, new Object[] {null})
                        .givesTo("large", 100)
                        .givesTo("medium", 100)
                        .givesTo("small", 1)
                        .givesTo("small", new Object[] {null}),
                ContractCase.of("refuses what meets no case", new RouteFactory())
                        .options(CASES + "default: error")
                        .input("amount long")
                        .failing("the record meets no case", TIME, 1)
                        .record(TIME, 10)
                        .givesTo("medium", 10));
    }
}
