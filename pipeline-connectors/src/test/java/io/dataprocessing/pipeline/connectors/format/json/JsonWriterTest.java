package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is, byte for byte, what Jackson's generator writes. */
class JsonWriterTest {

    private static final int ROWS = 10;
    private static final int ROUNDS = Integer.getInteger("pipeline.json.pairs", 4_000) / ROWS;
    private static final int SEED = Integer.getInteger("pipeline.json.seed", 6);
    private static final List<TimestampFormat> FORMATS = List.of(TimestampFormat.values());

    /** Both writers of rows with one field. */
    private record Writers(RowType row, RowEncoder encoder, RowEncoder jackson) {

        static Writers of(DataType type) {
            RowType row = RowType.of(Field.of("v", type));
            JsonOptions options = JsonSettings.defaults().options();
            return new Writers(row, new JsonEncoder(options, row), new JacksonWriter(options, row));
        }
    }

    private final Map<DataType, Writers> writers = new HashMap<>();

    @Test
    void writesAnyRowAsJacksonDoes() {
        Random random = new Random(SEED);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < ROUNDS; i++) {
            RowType type = rows.type();
            JsonOptions options =
                    JsonSettings.defaults()
                            .with(FORMATS.get(random.nextInt(FORMATS.size())))
                            .with(random.nextBoolean() ? NullFields.WRITE : NullFields.OMIT)
                            .options();
            JsonEncoder encoder = new JsonEncoder(options, type);
            JacksonWriter jackson = new JacksonWriter(options, type);
            for (int j = 0; j < ROWS; j++) {
                Row row = rows.row(type);
                assertThat(outcome(encoder, row)).isEqualTo(outcome(jackson, row));
            }
        }
    }

    private static String outcome(RowEncoder encoder, Row row) {
        try {
            return new String(encoder.encode(row), StandardCharsets.UTF_8);
        } catch (EncodeException e) {
            return e.getMessage();
        }
    }

    @Test
    void writesWholeNumbersOfAnySize() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < 20 * ROUNDS; i++) {
            assertSame(DataTypes.LONG, random.nextLong() >> random.nextInt(64));
        }
        long power = 1;
        for (int i = 0; i <= 18; i++, power *= 10) {
            for (long value : new long[] {power - 1, power, -power, 1 - power}) {
                assertSame(DataTypes.LONG, value);
            }
        }
        assertSame(DataTypes.LONG, Long.MIN_VALUE);
        assertSame(DataTypes.LONG, Long.MAX_VALUE);
        assertSame(DataTypes.INT, Integer.MIN_VALUE);
    }

    @Test
    void writesFloatingNumbersByTheFewestDigits() {
        Random random = new Random(SEED + 2);
        for (int i = 0; i < 20 * ROUNDS; i++) {
            double scale = Math.pow(10, random.nextInt(10));
            double few = Math.round(random.nextGaussian() * 1e5 * scale) / scale;
            assertSame(DataTypes.DOUBLE, few);
            assertSame(DataTypes.DOUBLE, Math.nextUp(few));
            assertSame(DataTypes.DOUBLE, random.nextInt() / 1e6 + random.nextInt(3) * 1e-7);
            assertSame(DataTypes.FLOAT, (float) few);
        }
        for (double edge :
                new double[] {
                    0,
                    -0.0,
                    1e-3,
                    Math.nextDown(1e-3),
                    Math.nextUp(1e-3),
                    1e7,
                    Math.nextDown(1e7),
                    9999999.999999,
                    9999999.9999995,
                    1e-6,
                    5e-7,
                    1,
                    -1,
                    100,
                    0.1 + 0.2,
                    Double.MIN_VALUE,
                    Double.MAX_VALUE,
                    2e-3,
                    Double.parseDouble("2e23"),
                    1e16
                }) {
            assertSame(DataTypes.DOUBLE, edge);
            assertSame(DataTypes.FLOAT, (float) edge);
        }
    }

    @Test
    void writesDecimalsWithoutExponent() {
        Random random = new Random(SEED + 3);
        for (int i = 0; i < 20 * ROUNDS; i++) {
            BigInteger digits = new BigInteger(random.nextInt(1, 90), random);
            BigDecimal value =
                    new BigDecimal(
                            random.nextBoolean() ? digits : digits.negate(),
                            random.nextInt(-5, 39));
            assertSame(DataTypes.decimal(38, 10), value);
        }
        assertSame(DataTypes.decimal(18, 18), new BigDecimal("-0.000000000000000001"));
        assertSame(DataTypes.decimal(18, 18), new BigDecimal("0.000000000000000000"));
    }

    @Test
    void refusesDecimalsThatWouldFillPages() {
        RowType type = RowType.of(Field.of("v", DataTypes.decimal(38, 10)));
        Row row = Row.trusted(type, new Object[] {new BigDecimal(BigInteger.ONE, -10_000)});
        JsonEncoder encoder = new JsonEncoder(JsonSettings.defaults().options(), type);
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encoder.encode(row))
                .withMessage("field 'v' has scale -10000; up to 9999 can be written");
    }

    @ParameterizedTest
    @EnumSource(TimestampFormat.class)
    void writesPointsInTimeOfAnyYear(TimestampFormat format) {
        Random random = new Random(SEED + 4);
        RowType type = RowType.of(Field.of("v", DataTypes.TIMESTAMP));
        JsonOptions options = JsonSettings.defaults().with(format).options();
        JsonEncoder encoder = new JsonEncoder(options, type);
        JacksonWriter jackson = new JacksonWriter(options, type);
        int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 10 * ROUNDS; i++) {
            int unit = units[random.nextInt(units.length)];
            int nanos = random.nextInt(1_000_000_000) / unit * unit;
            Instant instant =
                    Instant.ofEpochSecond(random.nextLong() >> random.nextInt(20, 64), nanos);
            Row row = Row.of(type, instant);
            assertThat(outcome(encoder, row)).isEqualTo(outcome(jackson, row));
        }
        for (String edge :
                new String[] {
                    "0000-01-01T00:00:00Z",
                    "-0001-12-31T23:59:59.999999999Z",
                    "9999-12-31T23:59:59.999Z",
                    "+10000-01-01T00:00:00Z",
                    "2024-02-29T00:00:00Z",
                    "1900-02-28T23:59:59Z",
                    "2000-02-29T12:00:00Z",
                    "1969-12-31T23:59:59.5Z"
                }) {
            Row row = Row.of(type, Instant.parse(edge));
            assertThat(outcome(encoder, row)).isEqualTo(outcome(jackson, row));
        }
    }

    @Test
    void writesEachDayOfFourHundredYears() {
        RowType type =
                RowType.of(Field.of("d", DataTypes.DATE), Field.of("t", DataTypes.TIMESTAMP));
        JsonEncoder encoder = new JsonEncoder(JsonSettings.defaults().options(), type);
        for (int day = -150_000; day < 0; day += 7) {
            LocalDate date = LocalDate.ofEpochDay(day);
            Row row = Row.of(type, date, Instant.ofEpochSecond(day * 86_400L));
            assertThat(outcome(encoder, row))
                    .isEqualTo("{\"d\":\"" + date + "\",\"t\":\"" + date + "T00:00:00Z\"}");
        }
    }

    @Test
    void writesTextsOfAnyCharacters() {
        Random random = new Random(SEED + 5);
        int[] above = {0x7f, 0x100, 0x800, 0x10000, 0x110000};
        for (int i = 0; i < 10 * ROUNDS; i++) {
            StringBuilder text = new StringBuilder();
            int limit = above[random.nextInt(above.length)];
            for (int j = random.nextInt(40); j > 0; j--) {
                int point = random.nextInt(limit);
                text.appendCodePoint(
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                                ? 'x'
                                : point);
            }
            assertSame(DataTypes.STRING, text.toString());
            assertSame(DataTypes.map(DataTypes.STRING), Map.of(text.toString(), ""));
        }
        assertSame(DataTypes.STRING, "a".repeat(100_000));
        assertSame(DataTypes.STRING, "é\u0001".repeat(100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\ud800\ud800\udc00", "\udc00\ud800", "é\ud83d."})
    void refusesHalfCharacters(String text) {
        RowType type = RowType.of(Field.of("v", DataTypes.STRING));
        Row row = Row.of(type, text);
        assertThat(outcome(new JsonEncoder(JsonSettings.defaults().options(), type), row))
                .isEqualTo("field 'v' holds half a character (a lone surrogate)");
    }

    private void assertSame(DataType type, Object value) {
        Writers both = writers.computeIfAbsent(type, Writers::of);
        Row row = Row.trusted(both.row(), new Object[] {value});
        assertThat(outcome(both.encoder(), row)).isEqualTo(outcome(both.jackson(), row));
    }
}
