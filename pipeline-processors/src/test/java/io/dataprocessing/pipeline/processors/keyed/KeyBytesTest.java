package io.dataprocessing.pipeline.processors.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.testkit.Rows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyBytesTest {

    private static byte[] bytes(RowType type, Row row) {
        List<InputField> fields = new ArrayList<>();
        for (int i = 0; i < type.size(); i++) {
            fields.add(new InputField(type.field(i).name(), i, type.field(i).type()));
        }
        return new KeyBytes(fields).of(row);
    }

    /** They are in savepoints. */
    @Test
    void bytesStayAsTheyAre() {
        RowType type =
                Rows.type(
                        "s string, n string?, i int, l long, b boolean, d decimal(5, 2), t timestamp,"
                                + " day date, time time, p duration, x bytes, f float, g double,"
                                + " a array<int>, r row<v string>");
        Row row =
                Rows.row(
                        type,
                        "ä",
                        null,
                        1,
                        2,
                        true,
                        "1.50",
                        "1970-01-01T00:00:01Z",
                        "1970-01-02",
                        "00:00:01",
                        "PT1S",
                        "z".getBytes(StandardCharsets.UTF_8),
                        1.5f,
                        2.5,
                        List.of(7),
                        List.of("w"));
        assertThat(HexFormat.of().formatHex(bytes(type, row)))
                .isEqualTo(
                        "0100000002c3a4"
                                + "00"
                                + "0100000001"
                                + "010000000000000002"
                                + "0101"
                                + "01000000020096"
                                + "00000002"
                                + "01000000000000000100000000"
                                + "010000000000000001"
                                + "01000000003b9aca00"
                                + "01000000000000000100000000"
                                + "01000000017a"
                                + "013fc00000"
                                + "014004000000000000"
                                + "01000000010100000007"
                                + "01010000000177");
    }

    @Test
    void otherValuesHaveOtherBytes() {
        RowType type = Rows.type("a string, b string?");
        List<Row> rows =
                List.of(
                        Rows.row(type, "x", "y"),
                        Rows.row(type, "xy", ""),
                        Rows.row(type, "", "xy"),
                        Rows.row(type, "xy", null),
                        Rows.row(type, "y", "x"));
        assertThat(rows.stream().map(row -> HexFormat.of().formatHex(bytes(type, row))))
                .doesNotHaveDuplicates();
    }
}
