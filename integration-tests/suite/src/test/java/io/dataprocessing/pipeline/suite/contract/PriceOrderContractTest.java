package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.suite.example.typed.PriceOrderFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

/** A step whose records are objects with getters and setters. */
final class PriceOrderContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("adds up the lines of an order", new PriceOrderFactory())
                        .input(
                                "lines array<row<sku string, quantity int, price decimal(10, 2)>>,"
                                        + " order_id string, ordered_at timestamp, sales_channel"
                                        + " enum(WEB, SHOP)?, total decimal(12, 2)?")
                        .record(
                                TIME,
                                List.of(List.of("a", 2, "1.50"), List.of("b", 1, "0.25")),
                                "1",
                                TIME,
                                "WEB",
                                null)
                        .record(TIME, List.of(), "2", TIME, null, null)
                        .gives(
                                "WEB",
                                "1",
                                List.of(List.of("a", 2, "1.50"), List.of("b", 1, "0.25")),
                                TIME,
                                "3.25")
                        .gives(null, "2", List.of(), TIME, "0.00"));
    }
}
