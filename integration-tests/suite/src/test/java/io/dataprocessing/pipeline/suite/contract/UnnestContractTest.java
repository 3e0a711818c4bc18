package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.shape.UnnestFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;
import java.util.Map;

final class UnnestContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("makes a record of each element", new UnnestFactory())
                        .options("field: order.items\nas: item\nwith-index: position")
                        .input("id long, order row<day string, items array<row<sku string>>?>?")
                        .record(TIME, 1, List.of("mon", List.of(List.of("a"), List.of("b"))))
                        .record(TIME, 2, List.of("tue", List.of()))
                        .record(TIME, 3, null)
                        .gives(1, List.of("mon"), List.of("a"), 0)
                        .gives(1, List.of("mon"), List.of("b"), 1),
                ContractCase.of("keeps records without elements", new UnnestFactory())
                        .options("field: tags\nkeep-empty: true")
                        .input("id long, tags array<string>?")
                        .record(TIME, 1, List.of("x"))
                        .record(TIME, 2, null)
                        .gives(1, "x")
                        .gives(2, null),
                ContractCase.of("takes maps apart", new UnnestFactory())
                        .options("field: labels\nspread: true")
                        .input("labels map<int>, id long")
                        .record(TIME, Map.of("a", 7), 1)
                        .gives(1, "a", 7),
                ContractCase.of("multiplies lists", new UnnestFactory())
                        .options("field: [sizes, colours]\nas: [size, colour]\ncross-product: true")
                        .input("sizes array<int>, colours array<string>")
                        .record(TIME, List.of(1, 2), List.of("red", "blue"))
                        .record(TIME, List.of(3), List.of())
                        .gives(1, "red")
                        .gives(1, "blue")
                        .gives(2, "red")
                        .gives(2, "blue"));
    }
}
