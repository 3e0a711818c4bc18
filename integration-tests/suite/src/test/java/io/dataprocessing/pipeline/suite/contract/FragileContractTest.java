package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.suite.faults.FragileFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class FragileContractTest extends ProcessorContract {

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("passes what asks for nothing", new FragileFactory())
                        .options("kind: kind")
                        .input("kind string, amount long")
                        .record("2025-01-01T00:00:00Z", "plain", 1)
                        .gives("plain", 1));
    }
}
