package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.MapFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class MapContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("computes, keeps, casts and renames", new MapFactory())
                        .options(
                                """
                                keep: [sku, price, ts]
                                fields: {total: price * quantity, known: sku != null}
                                defaults: {sku: "'none'"}
                                cast: {price: string}
                                rename: {ts: order_time}
                                """)
                        .input("sku string?, price decimal(8, 2), quantity long, ts timestamp")
                        .record(TIME, "a", "1.50", 3, "2025-01-01T10:00:00Z")
                        .record(TIME, null, "0.01", 1, "2025-01-01T10:00:01Z")
                        .gives("a", "1.50", "2025-01-01T10:00:00Z", "4.50", true)
                        .gives("none", "0.01", "2025-01-01T10:00:01Z", "0.01", false),
                ContractCase.of("drops fields and leaves the others as they are", new MapFactory())
                        .options("drop: [note]")
                        .input("sku string, note string?, tags array<string>")
                        .record(TIME, "a", "x", List.of("t"))
                        .gives("a", List.of("t")),
                ContractCase.of("fails where a field has no value", new MapFactory())
                        .options("cast: {amount: int}")
                        .input("amount string?")
                        .failing("can't become int", TIME, "much")
                        .record(TIME, "12")
                        .record(TIME, new Object[] {null})
                        .gives(12)
                        .gives(new Object[] {null}));
    }
}
