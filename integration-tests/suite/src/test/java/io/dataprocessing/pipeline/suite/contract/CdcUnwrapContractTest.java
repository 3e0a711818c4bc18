package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.processors.record.CdcUnwrapFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.Arrays;
import java.util.List;

final class CdcUnwrapContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";
    private static final RowType ROW =
            RowType.builder()
                    .field("id", DataTypes.LONG)
                    .field("name", DataTypes.STRING.asNullable())
                    .build();
    private static final RowType OLD =
            RowType.builder()
                    .field("id", DataTypes.LONG.asNullable())
                    .field("name", DataTypes.STRING.asNullable())
                    .build();

    @Override
    public List<ContractCase> cases() {
        return List.of(
                debezium("marks deletes", "add-fields: {changed: ts_ms}\nbefore-field: previous")
                        .record(TIME, null, row("a"), "c", 1)
                        .record(TIME, row("a"), row("b"), "u", 2)
                        .record(TIME, row("b"), null, "d", 3)
                        .record(TIME, null, null, "t", 4)
                        .failing("'op' holds no operation that is known", TIME, null, null, "x", 5)
                        .failing("'before' is null, so there is no row", TIME, null, null, "d", 6)
                        .gives(1, "a", false, 1, null)
                        .gives(1, "b", false, 2, old("a"))
                        .gives(1, "b", true, 3, old("b")),
                debezium("hands deletes on", "delete-handling: output")
                        .record(TIME, null, row("a"), "r", 1)
                        .record(TIME, row("a"), null, "d", 2)
                        .gives(1, "a")
                        .givesTo("deleted", 1, "a"),
                debezium("drops deletes", "delete-handling: drop")
                        .record(TIME, row("a"), null, "d", 1)
                        .record(TIME, row("a"), row("b"), "u", 2)
                        .gives(1, "b"),
                ContractCase.of("takes the rows of Canal", new CdcUnwrapFactory())
                        .options("format: canal\nbefore-field: previous")
                        .input(
                                "data array<row<id long, name string?>>?, old array<row<id long?,"
                                        + " name string?>?>?, type string")
                        .record(TIME, List.of(row("a"), row("b")), null, "INSERT")
                        .record(
                                TIME,
                                List.of(row("c"), row("d")),
                                Arrays.asList(old("a"), null),
                                "UPDATE")
                        .record(TIME, List.of(row("c")), null, "DELETE")
                        .record(TIME, null, null, "ALTER")
                        .gives(1, "a", false, null)
                        .gives(1, "b", false, null)
                        .gives(1, "c", false, old("a"))
                        .gives(1, "d", false, null)
                        .gives(1, "c", true, old("c")),
                ContractCase.of("takes the row of Maxwell", new CdcUnwrapFactory())
                        .options("format: maxwell")
                        .input("data row<id long, name string?>?, type string")
                        .record(TIME, row("a"), "bootstrap-insert")
                        .record(TIME, row("b"), "delete")
                        .record(TIME, null, "table-create")
                        .gives(1, "a", false)
                        .gives(1, "b", true));
    }

    private static ContractCase debezium(String name, String options) {
        return ContractCase.of(name, new CdcUnwrapFactory())
                .options(options)
                .input(
                        "before row<id long, name string?>?, after row<id long, name string?>?,"
                                + " op string, ts_ms long?");
    }

    private static Row row(String name) {
        return Row.of(ROW, 1L, name);
    }

    private static Row old(String name) {
        return Row.of(OLD, 1L, name);
    }
}
