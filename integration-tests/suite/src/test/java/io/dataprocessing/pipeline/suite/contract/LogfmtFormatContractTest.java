package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.suite.example.format.LogfmtFormat;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import java.util.List;

final class LogfmtFormatContractTest extends FormatContract<LogfmtFormat.Options> {

    private static final RowType TYPE = Rows.type("level string, code long?, retried boolean");

    @Override
    public Format<LogfmtFormat.Options> format() {
        return new LogfmtFormat();
    }

    @Override
    protected LogfmtFormat.Options options() {
        return FormatOptions.defaults(format());
    }

    @Override
    protected boolean supports(DataType type) {
        return LogfmtFormat.holds(type);
    }

    @Override
    protected List<Golden> golden() {
        return List.of(
                Golden.text(
                        TYPE,
                        Rows.row(TYPE, "a \"b\" \\", 17L, true),
                        "level=\"a \\\"b\\\" \\\\\" code=17 retried=true"),
                Golden.text(TYPE, Rows.row(TYPE, "", null, false), "level=\"\" retried=false"));
    }
}
