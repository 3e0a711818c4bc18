package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.processors.lookup.LookupFactory;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.TestTable;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;
import java.util.concurrent.CompletableFuture;

final class LookupContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";
    private static final RowType ZONES = Rows.type("zone long, name string, area string?");
    private static final List<Row> ROWS =
            List.of(
                    Rows.row(ZONES, 1, "north", "A"),
                    Rows.row(ZONES, 2, "south", null),
                    Rows.row(ZONES, 2, "south-west", "B"));
    private static final TestTable LOCAL = TestTable.local(ZONES, ROWS);
    private static final TestTable REMOTE =
            TestTable.remote(
                    ZONES,
                    key ->
                            CompletableFuture.completedFuture(
                                    ROWS.stream()
                                            .filter(row -> row.get(0).equals(key.get(0)))
                                            .toList()));

    private static final String OPTIONS = "table: {type: test}\nkey: {zone: to}\n";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                lookup("gives a result for each row", LOCAL, "")
                        .record(TIME, 1, 1)
                        .record(TIME, 2, 2)
                        .record(TIME, 3, 3)
                        .record(TIME, 4, null)
                        .gives(1, 1, "north", "A")
                        .gives(2, 2, "south", null)
                        .gives(2, 2, "south-west", "B")
                        .gives(3, 3, null, null)
                        .gives(4, null, null, null),
                lookup("refuses a record without a row", LOCAL, "on-miss: error\nmatches: first")
                        .failing("the table has no row for the key (zone)", TIME, 1, 9)
                        .record(TIME, 2, 2)
                        .gives(2, 2, "south", null),
                lookup(
                                "asks a table, with defaults for misses",
                                REMOTE,
                                """
                                select: {name: table.name, known: "true"}
                                defaults: {name: "'unknown'", known: "false"}
                                matches: first
                                cache: {ttl: 1h}
                                """)
                        .record(TIME, 1, 1)
                        .record(TIME, 2, 9)
                        .record(TIME, 3, null)
                        .record(TIME, 4, 1)
                        .gives(1, 1, "north", true)
                        .gives(2, 9, "unknown", false)
                        .gives(3, null, "unknown", false)
                        .gives(4, 1, "north", true));
    }

    private static ContractCase lookup(String name, TestTable table, String options) {
        return ContractCase.of(name, new LookupFactory())
                .options(OPTIONS + options)
                .table("table", table)
                .input("id long, to long?");
    }
}
