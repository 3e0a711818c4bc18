package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.connectors.format.protobuf.ProtobufFormat;
import io.dataprocessing.pipeline.connectors.format.protobuf.ProtobufOptions;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import java.util.HexFormat;
import java.util.List;

final class ProtobufFormatContractTest extends FormatContract<ProtobufOptions> {

    @Override
    public Format<ProtobufOptions> format() {
        return new ProtobufFormat();
    }

    @Override
    protected ProtobufOptions options() {
        return FormatOptions.defaults(format());
    }

    @Override
    protected boolean supports(DataType type) {
        return true;
    }

    @Override
    protected List<Golden> golden() {
        RowType type = Rows.type("id long, name string, tags array<int>, paid boolean?");
        return List.of(
                new Golden(
                        type,
                        Rows.row(type, 150, "testing", List.of(3, 270, 86942), false),
                        HexFormat.of()
                                .parseHex(
                                        "089601"
                                                + "120774657374696e67"
                                                + "1a06038e029ea705"
                                                + "2000")),
                new Golden(type, Rows.row(type, 0, "", List.of(), null), new byte[0]));
    }
}
