package io.dataprocessing.pipeline.connectors.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any row and any bytes. */
class CsvPropertiesTest {

    private static final int TYPES = 300;
    private static final int ROWS = 10;
    private static final int LINES = 20_000;
    private static final String LIKELY = "\",;\r\n \tab'\\\u00e9NA1.e-";

    @Test
    void whatIsWrittenIsReadAsItWas() throws Exception {
        Random random = new Random(20260301);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < TYPES; i++) {
            RowType type = type(random);
            CsvOptions options = options(random);
            CsvDecoder decoder = new CsvDecoder(options, type);
            CsvEncoder encoder = new CsvEncoder(options, type);
            for (int j = 0; j < ROWS; j++) {
                Row row = rows.row(type);
                assertThat(decoder.decode(encoder.encode(row)))
                        .as("%s %s", type, options)
                        .isEqualTo(row);
            }
        }
    }

    @Test
    void anyBytesAreARowOrADecodeException() throws Exception {
        Random random = new Random(5);
        RandomRows rows = new RandomRows(random);
        int refused = 0;
        for (int i = 0; i < TYPES; i++) {
            RowType type = type(random);
            CsvOptions options = options(random);
            CsvDecoder decoder = new CsvDecoder(options, type);
            CsvEncoder encoder = new CsvEncoder(options, type);
            for (int j = 0; j < ROWS; j++) {
                byte[] bytes = damaged(encoder.encode(rows.row(type)), random);
                try {
                    assertThat(type.accepts(decoder.decode(bytes))).isTrue();
                } catch (DecodeException | NoRowException e) {
                    assertThat(e).hasMessageNotContaining("Exception");
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(TYPES, TYPES * ROWS - 1);
    }

    @Test
    void splitsLinesAsAnotherParserDoes() {
        Random random = new Random(7);
        CsvLine line = new CsvLine(CsvSettings.defaults().options());
        int split = 0;
        for (int i = 0; i < LINES; i++) {
            String text = text(random);
            try {
                if (line.split(text, 0) == text.length()) {
                    List<CsvRecord> other =
                            CsvReader.builder().skipEmptyLines(false).ofCsvRecord(text).stream()
                                    .toList();
                    assertThat(line.values()).as("%s", text).isEqualTo(fields(other));
                    split++;
                }
            } catch (DecodeException e) {
                // stricter than the other one
            }
        }
        assertThat(split).isGreaterThan(LINES / 10);
    }

    @Test
    void writesLinesThatAnotherParserReads() throws EncodeException {
        Random random = new Random(11);
        RowType type = (RowType) DataTypes.parse("row<a string, b string, c string>");
        RandomRows rows = new RandomRows(random);
        CsvEncoder encoder = new CsvEncoder(CsvSettings.defaults().options(), type);
        for (int i = 0; i < LINES / 10; i++) {
            Row row = rows.row(type);
            String text = new String(encoder.encode(row), StandardCharsets.UTF_8);
            List<CsvRecord> other = CsvReader.builder().ofCsvRecord(text).stream().toList();
            assertThat(fields(other))
                    .containsExactly(row.getString(0), row.getString(1), row.getString(2));
        }
    }

    private static List<String> fields(List<CsvRecord> records) {
        return records.isEmpty() ? List.of("") : records.get(0).getFields();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(LIKELY.charAt(random.nextInt(LIKELY.length())));
        }
        return text.toString();
    }

    private static RowType type(Random random) {
        RowType.Builder type = RowType.builder();
        int size = random.nextInt(1, 7);
        for (int i = 0; i < size; i++) {
            type.field("f" + i + (random.nextInt(5) == 0 ? ",\"" : ""), scalar(random));
        }
        return type.build();
    }

    private static DataType scalar(Random random) {
        ScalarType.Kind[] kinds = ScalarType.Kind.values();
        int choice = random.nextInt(kinds.length + 2);
        DataType type =
                choice < kinds.length
                        ? new ScalarType(kinds[choice], false)
                        : choice == kinds.length
                                ? DataTypes.decimal(12, 3)
                                : DataTypes.enumOf("A", "B", "Ç");
        return type.withNullable(random.nextInt(3) == 0);
    }

    private static CsvOptions options(Random random) {
        TimestampFormat[] exact = {
            TimestampFormat.ISO_8601, TimestampFormat.EPOCH_SECONDS, TimestampFormat.SQL
        };
        CsvSettings settings =
                CsvSettings.defaults()
                        .delimiter(List.of(",", "\t", ";", "é").get(random.nextInt(4)))
                        .header(random.nextBoolean() ? Header.NONE : Header.EACH)
                        .nullLiteral(List.of("", "NA", "\\N").get(random.nextInt(3)))
                        .quoteMode(random.nextBoolean() ? QuoteMode.MINIMAL : QuoteMode.ALL)
                        .timestamps(exact[random.nextInt(exact.length)]);
        if (random.nextInt(3) == 0) {
            settings.escape("\\");
        }
        return (random.nextBoolean() ? settings.trim() : settings).options();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.length == 0 ? new byte[1] : bytes.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            damaged[random.nextInt(damaged.length)] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : (byte) LIKELY.charAt(random.nextInt(LIKELY.length()));
        }
        return random.nextInt(10) == 0
                ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
                : damaged;
    }
}
