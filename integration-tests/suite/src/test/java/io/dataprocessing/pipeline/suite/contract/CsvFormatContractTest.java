package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.connectors.format.csv.CsvFormat;
import io.dataprocessing.pipeline.connectors.format.csv.CsvOptions;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import java.util.List;

final class CsvFormatContractTest extends FormatContract<CsvOptions> {

    @Override
    public Format<CsvOptions> format() {
        return new CsvFormat();
    }

    @Override
    protected CsvOptions options() {
        return FormatOptions.defaults(format());
    }

    @Override
    protected boolean supports(DataType type) {
        return !(type instanceof ArrayType || type instanceof MapType || type instanceof RowType);
    }

    @Override
    protected List<Golden> golden() {
        RowType type =
                Rows.type(
                        "id long, name string?, price decimal(8, 2), paid boolean, at timestamp,"
                                + " note string?, raw bytes");
        return List.of(
                Golden.text(
                        type,
                        Rows.row(
                                type,
                                7,
                                "Ä \"quoted\", and\r\nmore",
                                "12.50",
                                true,
                                "2026-03-01T12:30:00Z",
                                null,
                                "ab"),
                        "7,\"Ä \"\"quoted\"\", and\r\nmore\",12.50,true,2026-03-01T12:30:00Z,,YWI="),
                Golden.text(
                        type,
                        Rows.row(type, -1, "", "0.00", false, "1969-12-31T23:59:59.999Z", "n", ""),
                        "-1,\"\",0.00,false,1969-12-31T23:59:59.999Z,n,"));
    }
}
