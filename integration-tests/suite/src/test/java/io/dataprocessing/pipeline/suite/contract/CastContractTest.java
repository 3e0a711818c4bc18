package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.shape.CastFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.Arrays;
import java.util.List;

final class CastContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("casts fields, nested ones too", new CastFactory())
                        .options(
                                """
                                fields:
                                  amount: decimal(8, 2)
                                  user.born: date
                                  items.count: int
                                format: dd.MM.yyyy
                                """)
                        .input(
                                "amount double, user row<name string, born string?>?,"
                                        + " items array<row<count string>>")
                        .record(TIME, 1.5, List.of("Ada", "10.12.1815"), List.of(List.of("3")))
                        .record(TIME, -0.005, null, List.of())
                        .gives("1.50", List.of("Ada", "1815-12-10"), List.of(List.of(3)))
                        .gives("-0.01", null, List.of()),
                ContractCase.of("fails where there is no counterpart", new CastFactory())
                        .options("fields: {amount: int}")
                        .input("amount string?")
                        .failing("field 'amount': a value of string can't become int", TIME, "x")
                        .record(TIME, "12")
                        .record(TIME, new Object[] {null})
                        .gives(12)
                        .gives(new Object[] {null}),
                ContractCase.of("gives null where it's asked to try", new CastFactory())
                        .options("fields: {amounts: array<long>}\nmode: try")
                        .input("amounts array<string?>")
                        .record(TIME, Arrays.asList("1", null))
                        .record(TIME, List.of("1", "one"))
                        .gives(Arrays.asList(1, null))
                        .gives(new Object[] {null}));
    }
}
