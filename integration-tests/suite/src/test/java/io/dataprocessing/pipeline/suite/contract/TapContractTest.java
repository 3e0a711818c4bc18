package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.record.TapFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class TapContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("changes nothing", new TapFactory())
                        .options(
                                """
                                log: {fields: [id], every: 2, level: debug}
                                metrics:
                                  records: {type: counter}
                                  amounts: {type: histogram, value: amount}
                                  ratio: {type: gauge, value: 100 / amount, when: amount != null}
                                """)
                        .input("id string, amount long?")
                        .record(TIME, "a", 1)
                        .record(TIME, "b", null)
                        .record(TIME, "c", 0)
                        .gives("a", 1)
                        .gives("b", null)
                        .gives("c", 0),
                ContractCase.of("copies every record", new TapFactory())
                        .options("sample-every: 1")
                        .input("id string")
                        .record(TIME, "a")
                        .gives("a")
                        .givesTo("sampled", "a"));
    }
}
