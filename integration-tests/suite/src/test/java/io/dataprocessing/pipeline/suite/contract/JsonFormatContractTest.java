package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.connectors.format.json.JsonFormat;
import io.dataprocessing.pipeline.connectors.format.json.JsonOptions;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import java.util.Arrays;
import java.util.List;

final class JsonFormatContractTest extends FormatContract<JsonOptions> {

    @Override
    public Format<JsonOptions> format() {
        return new JsonFormat();
    }

    @Override
    protected JsonOptions options() {
        return FormatOptions.defaults(format());
    }

    @Override
    protected boolean supports(DataType type) {
        return true;
    }

    @Override
    protected List<Golden> golden() {
        RowType type =
                Rows.type(
                        "id long, name string?, price decimal(8, 2), paid boolean, at timestamp,"
                                + " tags array<string?>, place row<lat double>, raw bytes");
        return List.of(
                Golden.text(
                        type,
                        Rows.row(
                                type,
                                7,
                                "Ä \"quoted\"",
                                "12.50",
                                true,
                                "2025-01-01T00:00:00.5Z",
                                Arrays.asList("a", null),
                                List.of(1.5),
                                "hi"),
                        "{\"id\":7,\"name\":\"Ä \\\"quoted\\\"\",\"price\":12.50,\"paid\":true,"
                                + "\"at\":\"2025-01-01T00:00:00.500Z\",\"tags\":[\"a\",null],"
                                + "\"place\":{\"lat\":1.5},\"raw\":\"aGk=\"}"),
                Golden.text(
                        Rows.type("note string?"),
                        Rows.row(Rows.type("note string?"), new Object[] {null}),
                        "{\"note\":null}"));
    }
}
