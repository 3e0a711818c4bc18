package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.connectors.format.avro.AvroFormat;
import io.dataprocessing.pipeline.connectors.format.avro.AvroOptions;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

final class AvroFormatContractTest extends FormatContract<AvroOptions> {

    @Override
    public Format<AvroOptions> format() {
        return new AvroFormat();
    }

    @Override
    protected AvroOptions options() {
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
                                + " tags array<string?>, place row<lat double>, kind enum(NEW, PAID)");
        RowType note = Rows.type("note string?");
        return List.of(
                new Golden(
                        type,
                        Rows.row(
                                type,
                                7,
                                "Ä",
                                "12.50",
                                true,
                                "1970-01-01T00:00:00.5Z",
                                Arrays.asList("a", null),
                                List.of(1.5),
                                "PAID"),
                        bytes(
                                "0e",
                                "0204c384",
                                "0404e2",
                                "01",
                                "c0843d",
                                "0402026100" + "00",
                                "000000000000f83f",
                                "02")),
                new Golden(note, Rows.row(note, new Object[] {null}), bytes("00")));
    }

    private static byte[] bytes(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts));
    }
}
