package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rows are written, and which can't be. */
class JsonEncoderTest {

    @Test
    void writesFieldsInTheOrderOfTheType() throws EncodeException {
        RowType type =
                (RowType)
                        DataTypes.parse(
                                "row<b string, a long, amount decimal(10, 7), ts timestamp,"
                                        + " raw bytes, d double, none int?>");
        Row row =
                Row.of(
                        type,
                        "é😀\"\n",
                        1L,
                        new BigDecimal("0.0000001"),
                        Instant.parse("2026-03-01T12:30:00Z"),
                        new byte[] {1, 2},
                        0.1,
                        null);
        assertThat(encode(NullFields.WRITE, TimestampFormat.ISO_8601, row))
                .isEqualTo(
                        "{\"b\":\"é😀\\\"\\n\",\"a\":1,\"amount\":0.0000001,"
                                + "\"ts\":\"2026-03-01T12:30:00Z\",\"raw\":\"AQI=\",\"d\":0.1,"
                                + "\"none\":null}");
        assertThat(encode(NullFields.OMIT, TimestampFormat.ISO_8601, row)).endsWith("\"d\":0.1}");
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_8601, '\"2026-03-01T12:30:00.500Z\"'",
        "SQL, '\"2026-03-01 12:30:00.500\"'",
        "EPOCH_MILLIS, 1772368200500",
        "EPOCH_SECONDS, 1772368200.500000000"
    })
    void writesTimestampsInTheFormThatIsSet(TimestampFormat format, String expected)
            throws EncodeException {
        RowType type = RowType.of(Field.of("ts", DataTypes.TIMESTAMP));
        Row row = Row.of(type, Instant.parse("2026-03-01T12:30:00.5Z"));
        assertThat(encode(NullFields.WRITE, format, row)).isEqualTo("{\"ts\":" + expected + "}");
    }

    @Test
    void refusesWhatJsonCannotExpress() {
        RowType type = (RowType) DataTypes.parse("row<user row<score double>?, f array<float>?>");
        RowType user = (RowType) type.field(0).type().asRequired();
        assertRefused(
                Row.of(type, Row.of(user, Double.NaN), null),
                "field 'user' field 'score' is NaN, which JSON can't express");
        assertRefused(
                Row.of(type, null, List.of(Float.NEGATIVE_INFINITY)),
                "field 'f' is -Infinity, which JSON can't express");
    }

    @Test
    void refusesRowsThatBreakTheirType() {
        RowType type = (RowType) DataTypes.parse("row<id long, tags array<string>>");
        assertRefused(
                Row.trusted(type, new Object[] {null, List.of()}),
                "field 'id' is null but required");
        assertRefused(
                Row.trusted(type, new Object[] {1, List.of()}),
                "field 'id' is long and can't hold a Integer");
        assertRefused(
                Row.trusted(type, new Object[] {1L, Arrays.asList("a", null)}),
                "field 'tags' holds a null where its type has none");
        assertRefused(
                Row.trusted(type, new Object[] {1L, List.of("\ud800")}),
                "field 'tags' holds half a character (a lone surrogate)");
    }

    @Test
    void refusesMillisecondsThatWouldLoseSomething() {
        RowType type = RowType.of(Field.of("ts", DataTypes.TIMESTAMP));
        JsonEncoder encoder = encoder(NullFields.WRITE, TimestampFormat.EPOCH_MILLIS, type);
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encoder.encode(Row.of(type, Instant.ofEpochSecond(0, 1))))
                .withMessage("field 'ts' is a timestamp with fractions of a millisecond");
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encoder.encode(Row.of(type, Instant.MAX)))
                .withMessage("field 'ts' is beyond what milliseconds since 1970 can express");
    }

    @Test
    void goesOnAfterARowThatCouldNotBeWritten() throws EncodeException {
        RowType type = RowType.of(Field.of("d", DataTypes.DOUBLE));
        JsonEncoder encoder = encoder(NullFields.WRITE, TimestampFormat.ISO_8601, type);
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encoder.encode(Row.of(type, Double.NaN)));
        assertThat(new String(encoder.encode(Row.of(type, 1.0)), StandardCharsets.UTF_8))
                .isEqualTo("{\"d\":1.0}");
    }

    private static String encode(NullFields nulls, TimestampFormat timestamps, Row row)
            throws EncodeException {
        return new String(
                encoder(nulls, timestamps, row.type()).encode(row), StandardCharsets.UTF_8);
    }

    private static JsonEncoder encoder(NullFields nulls, TimestampFormat timestamps, RowType type) {
        return new JsonEncoder(
                JsonSettings.defaults().with(timestamps).with(nulls).options(), type);
    }

    private static void assertRefused(Row row, String message) {
        JsonEncoder encoder = encoder(NullFields.WRITE, TimestampFormat.ISO_8601, row.type());
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encoder.encode(row))
                .withMessage(message);
    }
}
