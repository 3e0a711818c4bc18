package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.shape.FlattenFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;
import java.util.Map;

final class FlattenContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("brings nested fields to the top", new FlattenFactory())
                        .input("id long, user row<name string, home row<city string?>?>?")
                        .record(TIME, 1, List.of("Ada", List.of("London")))
                        .record(TIME, 2, null)
                        .gives(1, "Ada", "London")
                        .gives(2, null, null),
                ContractCase.of("gives elements of lists a field each", new FlattenFactory())
                        .options("fields: [tags]\narrays: index\nmax-elements: 2")
                        .input("tags array<string>, other array<int>")
                        .record(TIME, List.of("a"), List.of(1))
                        .failing(
                                "field 'tags' has 3 elements",
                                TIME,
                                List.of("a", "b", "c"),
                                List.of())
                        .gives("a", null, List.of(1)),
                ContractCase.of("writes lists and maps as JSON", new FlattenFactory())
                        .options("arrays: json\nmaps: json")
                        .input("items array<row<price decimal(5, 2)>>?, labels map<string?>")
                        .record(TIME, List.of(List.of("1.50")), Map.of("a", "x\"y"))
                        .record(TIME, null, Map.of())
                        .gives("[{\"price\":1.50}]", "{\"a\":\"x\\\"y\"}")
                        .gives(null, "{}"));
    }
}
