package io.dataprocessing.pipeline.connectors.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lines are a row, what is said of the others, and how rows are written. */
class CsvFormatTest {

    private static final RowType TYPE = type("row<id long, name string?, note string>");
    private static final CsvFormat FORMAT = new CsvFormat();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    1,a,b|1;a;b
                    1,"a,b","c ""d"" é"|1;a,b;c "d" é
                    1,,|1;null;
                    1,"",""|1;;
                    -7, a , b |-7; a ; b\s
                    """)
    void readsValuesAsTheyStand(String line, String expected) throws Exception {
        Row row = decode(CsvSettings.defaults(), TYPE, line);
        assertThat("%s;%s;%s".formatted(row.get(0), row.get(1), row.get(2))).isEqualTo(expected);
    }

    @Test
    void keepsLineBreaksInsideQuotesAndTakesOneBehindTheLine() throws Exception {
        assertThat(decode(CsvSettings.defaults(), TYPE, "1,\"a\r\nb\nc\",d\r\n"))
                .isEqualTo(Row.of(TYPE, 1L, "a\r\nb\nc", "d"));
        assertThat(decode(CsvSettings.defaults(), TYPE, "1,a,d\n"))
                .isEqualTo(Row.of(TYPE, 1L, "a", "d"));
    }

    @Test
    void refusesWhatIsNoLine() {
        assertRefused("1,a", "there are 2 columns, the schema has 3");
        assertRefused("1,a,b,c", "there are 4 columns, the schema has 3");
        assertRefused("1,a,\"b", "byte 4: the quote that opens here is never closed");
        assertRefused("1,é,\"b\"x", "byte 8: something stands behind a closing quote");
        assertRefused(
                "1,a\"b,c", "byte 3: a quote stands inside a value that doesn't begin with one");
        assertRefused("1,a,b\n2,a,b", "byte 6: a second line begins, and a record holds one");
        assertRefused("1,a,b\n\n", "byte 6: a second line begins, and a record holds one");
        assertRefused("1,a,b\r2", "byte 5: a carriage return stands alone");
        assertRefused(",a,b", "column 1 'id' is empty but required");
        assertRefused("", "there are 1 columns, the schema has 3");
        assertRefused("x,a,b", "column 1 'id' should be a whole number");
        assertRefused("1.5,a,b", "column 1 'id' should be a whole number, but has a fraction");
        assertRefused("9223372036854775808,a,b", "column 1 'id' doesn't fit long");
        assertRefused("\uFEFF1,a,b", "byte 0: a byte order mark is not allowed");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(
                        () ->
                                new CsvDecoder(CsvSettings.defaults().options(), TYPE)
                                        .decode(new byte[] {'1', ',', (byte) 0xff}))
                .withMessage("invalid UTF-8 at byte 2");
    }

    @Test
    void readsAndWritesEveryScalar() throws Exception {
        RowType type =
                type(
                        "row<b boolean, i int, d double, f float, amount decimal(8, 2), raw bytes,"
                                + " day date, at time, ts timestamp, took duration, kind enum(A, B)>");
        Row row =
                Row.of(
                        type,
                        true,
                        -5,
                        1.5e300,
                        Float.NEGATIVE_INFINITY,
                        new BigDecimal("12.50"),
                        new byte[] {1, 2},
                        LocalDate.of(2026, 3, 1),
                        LocalTime.of(12, 30),
                        Instant.parse("2026-03-01T12:30:00.5Z"),
                        Duration.ofMinutes(5),
                        "B");
        String line =
                "true,-5,1.5E300,-Infinity,12.50,AQI=,2026-03-01,12:30,2026-03-01 12:30:00.500,PT5M,B";
        CsvSettings settings = CsvSettings.defaults().timestamps(TimestampFormat.SQL);
        assertThat(encode(settings, row)).isEqualTo(line);
        assertThat(decode(settings, type, line)).isEqualTo(row);
        assertThat(
                        decode(
                                settings,
                                type,
                                "TRUE,-5.0,15e299,-Infinity,1.25e1,AQI=,2026-03-01,12:30,2026-03-01 12:30:00.5,PT300S,B"))
                .isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    b boolean        | 1          | column 1 'b' should be true or false
                    i int            | 2147483648 | column 1 'i' doesn't fit int
                    i int            | ١٢         | column 1 'i' should be a whole number
                    i long           | 1e99999999 | column 1 'i' doesn't fit long
                    d double         | 1e400      | column 1 'd' doesn't fit double
                    d double         | 0x1p3      | column 1 'd' should be a number
                    d double         | 1d         | column 1 'd' should be a number
                    d double         | 9007199254740993 | column 1 'd' is a whole number with more digits than type double holds exactly
                    a decimal(4, 2)  | 1.234      | column 1 'a' has more digits behind the point than decimal(4, 2)
                    a decimal(4, 2)  | 1e9999999999 | column 1 'a' has an exponent that is out of all bounds
                    r bytes          | ???        | column 1 'r' is no base64 text
                    t timestamp      | 2026-03-01 | column 1 't' is no ISO 8601 timestamp with an offset
                    k enum(A, B)     | C          | column 1 'k' is none of [A, B]
                    """)
    void saysWhichColumnIsNoValueOfItsType(String field, String text, String message) {
        RowType type = type("row<%s>".formatted(field));
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decode(CsvSettings.defaults(), type, text))
                .withMessage(message);
    }

    @Test
    void passesOverHeadersOfTheirOwn() throws Exception {
        CsvSettings settings = CsvSettings.defaults().header(Header.SKIP);
        assertThatExceptionOfType(NoRowException.class)
                .isThrownBy(() -> decode(settings, TYPE, "id,\"name\",note\r\n"))
                .withMessage("the record holds the names of the columns");
        assertThat(decode(settings, TYPE, "1,name,note"))
                .isEqualTo(Row.of(TYPE, 1L, "name", "note"));
        RowType texts = type("row<a string, b string>");
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encode(settings, Row.of(texts, "a", "b")))
                .withMessage(
                        "the values are the names of the columns: whoever skips headers would skip this row");
    }

    @Test
    void findsColumnsByTheHeaderOfEachRecord() throws Exception {
        CsvSettings settings = CsvSettings.defaults().header(Header.EACH);
        RowType type =
                RowType.of(
                        Field.of("id", DataTypes.LONG),
                        Field.of("name", DataTypes.STRING).withAliases(List.of("title")),
                        Field.of("country", DataTypes.STRING).withDefault("DE"));
        CsvDecoder decoder = new CsvDecoder(settings.options(), type);
        assertThat(decoder.decode(bytes("x,title,id\r\n?,a,1\r\n")))
                .isEqualTo(Row.of(type, 1L, "a", "DE"));
        assertThat(decoder.decode(bytes("id,name,country\n2,b,FR")))
                .isEqualTo(Row.of(type, 2L, "b", "FR"));
        assertThat(encode(settings, Row.of(type, 2L, "b,c", "FR")))
                .isEqualTo("id,name,country\r\n2,\"b,c\",FR");
        assertRefused(decoder, "id,x\n1,a", "column 'name' is missing");
        assertRefused(decoder, "id,name,id\n1,a,2", "the header names field 'id' twice");
        assertRefused(decoder, "id,name\n1", "there are 1 columns, the header has 2");
        assertRefused(decoder, "id,name", "the record has a header but no values");
        assertRefused(
                decoder,
                "id,name\n1,a\n2,b",
                "byte 12: a second line begins, and a record holds one");
    }

    @Test
    void tellsNullFromTextsThatLookLikeIt() throws Exception {
        CsvSettings settings = CsvSettings.defaults().nullLiteral("NA");
        RowType type = type("row<a string?, b string?, c double?, d string>");
        Row row = Row.of(type, null, "NA", null, "NA");
        assertThat(encode(settings, row)).isEqualTo("NA,\"NA\",NA,NA");
        assertThat(decode(settings, type, "NA,\"NA\",NA,NA")).isEqualTo(row);
        assertRefused(
                new CsvDecoder(settings.options(), type),
                "a,b,,d",
                "column 3 'c' is empty but required");
        assertThat(encode(CsvSettings.defaults(), Row.of(type, null, "", 1.0, "")))
                .isEqualTo(",\"\",1.0,");
    }

    @Test
    void readsOtherDialects() throws Exception {
        assertThat(decode(CsvSettings.defaults().delimiter("\t").trim(), TYPE, "1\t a b \t c"))
                .isEqualTo(Row.of(TYPE, 1L, "a b", "c"));
        assertThat(decode(CsvSettings.defaults().trim(), TYPE, " 1 , \" a\" ,b "))
                .isEqualTo(Row.of(TYPE, 1L, " a", "b"));
        CsvSettings escaped = CsvSettings.defaults().delimiter(";").quote("'").escape("\\");
        Row row = Row.of(TYPE, 1L, "it's \\ a;b", "c");
        assertThat(encode(escaped, row)).isEqualTo("1;'it\\'s \\\\ a;b';c");
        assertThat(decode(escaped, TYPE, "1;'it\\'s \\\\ a;b';c")).isEqualTo(row);
        CsvSettings plain = CsvSettings.defaults().delimiter("\t").quote("");
        assertThat(decode(plain, TYPE, "1\ta\"b\t\"c")).isEqualTo(Row.of(TYPE, 1L, "a\"b", "\"c"));
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encode(plain, Row.of(TYPE, 1L, "a\tb", "c")))
                .withMessage(
                        "field 'name' holds a value that can't be told from others without quotes");
        assertThat(
                        encode(
                                CsvSettings.defaults().quoteMode(QuoteMode.ALL),
                                Row.of(TYPE, 1L, null, "c")))
                .isEqualTo("\"1\",,\"c\"");
    }

    @Test
    void fillsColumnsThatAreMissingAtTheEndWhereAsked() throws Exception {
        CsvSettings settings = CsvSettings.defaults().missingColumns(MissingColumns.NULL);
        RowType type = type("row<id long, a string?, b long?>");
        assertThat(decode(settings, type, "1")).isEqualTo(Row.of(type, 1L, null, null));
        assertRefused(new CsvDecoder(settings.options(), TYPE), "1,a", "column 'note' is missing");
    }

    @Test
    void refusesTypesThatHaveNoColumn() {
        RowType type = type("row<id long, tags array<string>, place row<lat double>>");
        RecordingFormatContext context = new RecordingFormatContext();
        CsvOptions options = CsvSettings.defaults().options();
        FORMAT.planRead(options, Optional.of(DeclaredSchema.of(type)), context);
        FORMAT.planRead(options, Optional.empty(), context);
        FORMAT.planWrite(options, type, Optional.empty(), context);
        assertThat(context.problems())
                .containsExactly(
                        "schema: field 'tags' is array<string>, which has no place in one column. Format 'csv' holds scalars, decimals and enums; leave the field out with a step 'map', or use format 'json'.",
                        "schema: field 'place' is row<lat double>, which has no place in one column. Format 'csv' holds scalars, decimals and enums; leave the field out with a step 'map', or use format 'json'.",
                        "schema: format 'csv' needs a schema: fields, the path of a schema file, or a class.",
                        "format: field 'tags' is array<string>, which has no place in one column. Format 'csv' holds scalars, decimals and enums; leave the field out with a step 'map', or use format 'json'.",
                        "format: field 'place' is row<lat double>, which has no place in one column. Format 'csv' holds scalars, decimals and enums; leave the field out with a step 'map', or use format 'json'.");
    }

    @Test
    void refusesOptionsThatContradictEachOther() {
        assertWrong(
                CsvSettings.defaults().delimiter("\""),
                "'delimiter' and 'quote' are the same character.");
        assertWrong(
                CsvSettings.defaults().escape("\""),
                "'escape' is also the delimiter or the quote. Leave it out where quotes are doubled.");
        assertWrong(CsvSettings.defaults().quote("").escape("\\"), "'escape' needs a 'quote'.");
        assertWrong(
                CsvSettings.defaults().quote("").quoteMode(QuoteMode.ALL),
                "'quote-mode: all' needs a 'quote'.");
        assertWrong(
                CsvSettings.defaults().nullLiteral("a,b"),
                "'null-literal' would not be read as one value: it holds a delimiter, a quote or a line break, or blanks that 'trim' cuts off.");
        assertWrong(
                CsvSettings.defaults().delimiter(" ").trim(),
                "'trim' would cut off the delimiter.");
    }

    private static void assertWrong(CsvSettings settings, String message) {
        assertThatIllegalArgumentException().isThrownBy(settings::options).withMessage(message);
    }

    private static void assertRefused(String line, String message) {
        assertRefused(new CsvDecoder(CsvSettings.defaults().options(), TYPE), line, message);
    }

    private static void assertRefused(CsvDecoder decoder, String line, String message) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.decode(bytes(line)))
                .withMessage(message);
    }

    private static Row decode(CsvSettings settings, RowType type, String line)
            throws DecodeException, NoRowException {
        return new CsvDecoder(settings.options(), type).decode(bytes(line));
    }

    private static String encode(CsvSettings settings, Row row) throws EncodeException {
        return new String(
                new CsvEncoder(settings.options(), row.type()).encode(row), StandardCharsets.UTF_8);
    }

    private static RowType type(String text) {
        return (RowType) DataTypes.parse(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
