package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.FilterFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class FilterContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("drops what isn't true", new FilterFactory())
                        .options("condition: amount > 10 && currency != 'USD'")
                        .input("currency string?, amount long")
                        .record(TIME, "EUR", 11)
                        .record(TIME, "EUR", 10)
                        .record(TIME, null, 11)
                        .record(TIME, "USD", 11)
                        .gives("EUR", 11),
                ContractCase.of("lets the others leave sideways", new FilterFactory())
                        .options("condition: amount > 10\nrejected: output")
                        .input("amount long?")
                        .record(TIME, 11)
                        .record(TIME, new Object[] {null})
                        .record(TIME, 1)
                        .gives(11)
                        .givesTo("rejected", new Object[] {null})
                        .givesTo("rejected", 1),
                ContractCase.of("fails where the condition has no value", new FilterFactory())
                        .options("condition: 10 / amount > 1")
                        .input("amount long")
                        .record(TIME, 4)
                        .failing("zero", TIME, 0)
                        .record(TIME, 5)
                        .gives(4)
                        .gives(5));
    }
}
