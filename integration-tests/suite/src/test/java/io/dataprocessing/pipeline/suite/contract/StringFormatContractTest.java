package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.connectors.format.text.StringFormat;
import io.dataprocessing.pipeline.connectors.format.text.TextOptions;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.RandomRows;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import java.util.List;

final class StringFormatContractTest extends FormatContract<TextOptions> {

    private static final RowType TYPE = Rows.type("value string");

    @Override
    public Format<TextOptions> format() {
        return new StringFormat();
    }

    @Override
    protected TextOptions options() {
        return FormatOptions.defaults(format());
    }

    @Override
    protected boolean supports(DataType type) {
        return type.equals(DataTypes.STRING);
    }

    @Override
    protected RowType rowType(RandomRows random) {
        return TYPE;
    }

    @Override
    protected List<Golden> golden() {
        return List.of(
                Golden.text(TYPE, Rows.row(TYPE, "Ä \uD83D\uDE00"), "Ä \uD83D\uDE00"),
                Golden.text(TYPE, Rows.row(TYPE, ""), ""));
    }
}
