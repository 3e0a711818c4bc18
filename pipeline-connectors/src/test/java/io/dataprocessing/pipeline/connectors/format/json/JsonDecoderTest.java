package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bytes are a row, and what is said of the others. */
class JsonDecoderTest {

    private static final JsonOptions DEFAULTS = JsonSettings.defaults().options();
    private static final RowType ORDER =
            (RowType)
                    DataTypes.parse(
                            "row<id long, n int?, amount decimal(10, 2)?, d double?, f float?,"
                                    + " name string?, paid boolean?, raw bytes?, day date?,"
                                    + " at time?, ts timestamp?, took duration?,"
                                    + " kind enum(NEW, PAID)?, tags array<string>?,"
                                    + " counts map<int>?, user row<age int>?>");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"id":1,"id":2}                 | byte 8: field 'id' appears twice
                    {"x":1,"id":1,"x":2}            | byte 14: field 'x' appears twice
                    {"id":1,"x":{"a":1,"a":2}}      | byte 19: field 'a' appears twice
                    {"id":1,"x":[{"a":1,"a":2}]}    | byte 20: field 'a' appears twice
                    {"id":1,"counts":{"a":1,"a":2}} | byte 24: field 'counts.a' appears twice
                    {"id":1}{}                      | byte 8: something stands behind the end of the JSON
                    {"id":1} {"id":2}               | byte 9: something stands behind the end of the JSON
                    {"id":1} x                      | byte 9: this is not valid JSON
                    ``                              | the record is empty: JSON is expected
                    ` `                             | the record is blank: JSON is expected
                    null                            | byte 0: should be an object, but is null
                    [1]                             | byte 0: should be an object, but is a list
                    {"id":1                         | the JSON breaks off at byte 7
                    {"id":1,}                       | byte 8: this is not valid JSON
                    {'id':1}                        | byte 1: this is not valid JSON
                    {"id":01}                       | byte 7: this is not valid JSON
                    {"id":1,"d":NaN}                | byte 15: this is not valid JSON
                    {"id":1,"d":Infinity}           | byte 20: this is not valid JSON
                    """)
    void refusesWhatIsNoSingleStrictObject(String json, String message) {
        assertRefused(json, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"id":9223372036854775808}       | byte 6: field 'id' doesn't fit long
                    {"id":1e99999999}                | byte 6: field 'id' doesn't fit long
                    {"id":1.5}                       | byte 6: field 'id' should be a whole number, but has a fraction
                    {"id":1e-99999999}               | byte 6: field 'id' should be a whole number, but has a fraction
                    {"id":"1"}                       | byte 6: field 'id' should be a whole number, but is a text
                    {"id":1,"n":2147483648}          | byte 12: field 'n' doesn't fit int
                    {"id":1,"d":1e400}               | byte 12: field 'd' doesn't fit double
                    {"id":1,"d":9007199254740993}    | byte 12: field 'd' is a whole number with more digits than type double holds exactly
                    {"id":1,"d":"NaN"}               | byte 12: field 'd' should be a number, but is a text
                    {"id":1,"f":1e39}                | byte 12: field 'f' doesn't fit float
                    {"id":1,"f":16777217}            | byte 12: field 'f' is a whole number with more digits than type float holds exactly
                    {"id":1,"amount":123456789}      | byte 17: field 'amount' doesn't fit decimal(10, 2)
                    {"id":1,"amount":1e1000000000}   | byte 17: field 'amount' doesn't fit decimal(10, 2)
                    {"id":1,"amount":1e-1000000000}  | byte 17: field 'amount' has more digits behind the point than decimal(10, 2)
                    {"id":1,"amount":1e9999999999}   | byte 17: field 'amount' has an exponent that is out of all bounds
                    {"id":1e9999999999}              | byte 6: field 'id' has an exponent that is out of all bounds
                    {"id":1,"d":1e9999999999}        | byte 12: field 'd' doesn't fit double
                    {"id":1,"amount":"1e9999999999"} | byte 17: field 'amount' is a text that is no number
                    {"id":1,"amount":"0.001"}        | byte 17: field 'amount' has more digits behind the point than decimal(10, 2)
                    {"id":1,"amount":"ten"}          | byte 17: field 'amount' is a text that is no number
                    {"id":1,"amount":true}           | byte 17: field 'amount' should be a number, or a number as text, but is a truth value
                    """)
    void refusesNumbersThatTheirTypeCannotHoldExactly(String json, String message) {
        assertRefused(json, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                   | byte 1: field 'id' is missing
                    {"id":null}                          | byte 6: field 'id' is null but required
                    {"id":1,"name":5}                    | byte 15: field 'name' should be a text, but is a number
                    {"id":1,"paid":"true"}               | byte 15: field 'paid' should be true or false, but is a text
                    {"id":1,"raw":"?"}                   | byte 14: field 'raw' is no base64 text
                    {"id":1,"day":"2026-02-30"}          | byte 14: field 'day' is no date like 2026-03-01
                    {"id":1,"at":"25:00"}                | byte 13: field 'at' is no time like 12:30:00
                    {"id":1,"ts":"2026-03-01 12:00:00"}  | byte 13: field 'ts' is no ISO 8601 timestamp with an offset, as text
                    {"id":1,"ts":"2026-03-01T12:00:00"}  | byte 13: field 'ts' is no ISO 8601 timestamp with an offset, as text
                    {"id":1,"ts":1500000000000}          | byte 13: field 'ts' should be an ISO 8601 timestamp with an offset, as text, but is a number
                    {"id":1,"took":"5 minutes"}          | byte 15: field 'took' is no ISO 8601 duration like PT5M
                    {"id":1,"kind":"OLD"}                | byte 15: field 'kind' is none of [NEW, PAID]
                    {"id":1,"tags":["a",null]}           | byte 20: field 'tags[1]' is null but required
                    {"id":1,"tags":"a"}                  | byte 15: field 'tags' should be a list, but is a text
                    {"id":1,"counts":{"a":"1"}}          | byte 22: field 'counts.a' should be a whole number, but is a text
                    {"id":1,"user":{"age":true}}         | byte 22: field 'user.age' should be a whole number, but is a truth value
                    {"id":1,"user":{}}                   | byte 16: field 'user.age' is missing
                    """)
    void saysWhichFieldIsNoValueOfItsType(String json, String message) {
        assertRefused(json, message);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        assertRefused(
                bytes('{', '"', 'a', '"', ':', '"', 0xff, '"', '}'), "invalid UTF-8 at byte 6");
        assertRefused(bytes('"', 0xc0, 0x80, '"'), "invalid UTF-8 at byte 1");
        assertRefused(bytes('"', 0xed, 0xa0, 0x80, '"'), "invalid UTF-8 at byte 1");
        assertRefused(bytes('"', 0xe2, 0x82), "invalid UTF-8 at byte 1");
        assertRefused(
                "{\"id\":1}".getBytes(StandardCharsets.UTF_16BE),
                "byte 0 is zero: this looks like UTF-16 or UTF-32, UTF-8 is expected");
        assertRefused(
                "{\"id\":1}".getBytes(StandardCharsets.UTF_16LE),
                "byte 1 is zero: this looks like UTF-16 or UTF-32, UTF-8 is expected");
        assertRefused(
                "{\"id\":1}".getBytes(Charset.forName("UTF-32LE")),
                "byte 1 is zero: this looks like UTF-16 or UTF-32, UTF-8 is expected");
        assertRefused(
                "\uFEFF{\"id\":1}".getBytes(StandardCharsets.UTF_8),
                "byte 0: a byte order mark is not allowed");
    }

    @Test
    void refusesHalfCharacters() {
        assertRefused(
                "{\"id\":1,\"name\":\"\\ud83d\"}",
                "byte 15: field 'name' holds half a character (a lone surrogate)");
        assertRefused("{\"id\":1,\"counts\":{\"\\ude00\":1}}", "byte 25: this is not valid JSON");
    }

    @Test
    void limitsDepthAndLength() throws DecodeException {
        String deepest = "{\"id\":1,\"x\":" + "[".repeat(999) + "]".repeat(999) + "}";
        assertThat(decode(deepest).getLong(0)).isEqualTo(1);
        assertRefused(
                "{\"id\":1,\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}",
                "nesting is deeper than 1000");
        assertRefused("{\"id\":1,\"x\":" + "[".repeat(200_000), "nesting is deeper than 1000");
        assertRefused("{\"id\":" + "1".repeat(1001) + "}", "a number is longer than 1000 digits");
    }

    @Test
    void readsEveryType() throws DecodeException {
        Row row =
                decode(
                        """
                        {"user": {"age": 41, "x": 0}, "id": -9223372036854775808, "n": 1e3,
                         "amount": "12.5", "d": 0.1, "f": 1.5, "name": "\\u00e9\\ud83d\\ude00",
                         "paid": true, "raw": "AQI=", "day": "2026-03-01", "at": "12:30",
                         "ts": "2026-03-01T12:30:00.5+01:00", "took": "PT1M30S", "kind": "PAID",
                         "tags": ["a", "b"], "counts": {"x": 1}, "unknown": [{}, null]}
                        """);
        assertThat(row)
                .isEqualTo(
                        Row.of(
                                ORDER,
                                Long.MIN_VALUE,
                                1000,
                                new BigDecimal("12.50"),
                                0.1,
                                1.5f,
                                "é😀",
                                true,
                                new byte[] {1, 2},
                                java.time.LocalDate.of(2026, 3, 1),
                                java.time.LocalTime.of(12, 30),
                                Instant.parse("2026-03-01T11:30:00.5Z"),
                                java.time.Duration.ofSeconds(90),
                                "PAID",
                                List.of("a", "b"),
                                Map.of("x", 1),
                                Row.of((RowType) ORDER.field(15).type(), 41)));
    }

    @Test
    void takesWholeNumbersThatAreWrittenOtherwise() throws DecodeException {
        assertThat(decode("{\"id\":1.0}").getLong(0)).isEqualTo(1);
        assertThat(decode("{\"id\":9223372036854775807}").getLong(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(decode("{\"id\":92233720368547758.07e2}").getLong(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(decode("{\"id\":1,\"d\":9007199254740994}").getDouble(3))
                .isEqualTo(9007199254740994d);
        assertThat(decode("{\"id\":1,\"amount\":12.340}").getDecimal(2))
                .isEqualTo(new BigDecimal("12.34"));
        assertThat(decode("{\"id\":1,\"amount\":0e999999999}").getDecimal(2))
                .isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void fillsInWhatIsMissingAndFindsEarlierNames() throws DecodeException {
        RowType type =
                RowType.of(
                        Field.of("country", DataTypes.STRING).withDefault("DE"),
                        Field.of("amount", DataTypes.LONG).withAliases(List.of("value", "sum")),
                        Field.of("note", DataTypes.STRING.asNullable()));
        JsonDecoder decoder = new JsonDecoder(DEFAULTS, type);

        assertThat(decoder.decode("{\"sum\":5}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Row.of(type, "DE", 5L, null));
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(
                        () ->
                                decoder.decode(
                                        "{\"amount\":5,\"value\":6}"
                                                .getBytes(StandardCharsets.UTF_8)))
                .withMessage("byte 12: field 'value' appears twice");
    }

    @Test
    void refusesUnknownFieldsWhereAsked() {
        JsonDecoder decoder =
                new JsonDecoder(JsonSettings.defaults().with(UnknownFields.FAIL).options(), ORDER);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(
                        () ->
                                decoder.decode(
                                        "{\"id\":1,\"idd\":2}".getBytes(StandardCharsets.UTF_8)))
                .withMessage("byte 8: field 'idd' is not in the schema");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EPOCH_MILLIS  | 1772368200500          | 2026-03-01T12:30:00.500Z
                    EPOCH_MILLIS  | -1                     | 1969-12-31T23:59:59.999Z
                    EPOCH_SECONDS | 1772368200             | 2026-03-01T12:30:00Z
                    EPOCH_SECONDS | 1772368200.000000001   | 2026-03-01T12:30:00.000000001Z
                    EPOCH_SECONDS | -0.5                   | 1969-12-31T23:59:59.500Z
                    SQL           | "2026-03-01 12:30:00"  | 2026-03-01T12:30:00Z
                    SQL           | "2026-03-01 12:30:00.25" | 2026-03-01T12:30:00.250Z
                    ISO_8601      | "2026-03-01T12:30:00Z" | 2026-03-01T12:30:00Z
                    ISO_8601      | "2026-03-01T14:30+02:00" | 2026-03-01T12:30:00Z
                    """)
    void readsTimestampsInTheFormThatIsSet(TimestampFormat format, String json, Instant expected)
            throws DecodeException {
        RowType type = RowType.of(Field.of("ts", DataTypes.TIMESTAMP));
        JsonOptions options = JsonSettings.defaults().with(format).options();
        byte[] record = ("{\"ts\":" + json + "}").getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonDecoder(options, type).decode(record).getTimestamp(0))
                .isEqualTo(expected);
        assertThat(lazy(options, type).decode(record).getTimestamp(0)).isEqualTo(expected);
    }

    private static Row decode(String json) throws DecodeException {
        byte[] record = json.getBytes(StandardCharsets.UTF_8);
        Row row = new JsonDecoder(DEFAULTS, ORDER).decode(record);
        assertThat(lazy(DEFAULTS, ORDER).decode(record)).isEqualTo(row);
        return row;
    }

    private static LazyJsonDecoder lazy(JsonOptions options, RowType type) {
        return new LazyJsonDecoder(
                JsonRules.of(options), options.validation(), options.maxDepth(), type);
    }

    private static void assertRefused(String json, String message) {
        assertRefused(json.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void assertRefused(byte[] json, String message) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> new JsonDecoder(DEFAULTS, ORDER).decode(json))
                .withMessage(message);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> lazy(DEFAULTS, ORDER).decode(json))
                .withMessage(message);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
