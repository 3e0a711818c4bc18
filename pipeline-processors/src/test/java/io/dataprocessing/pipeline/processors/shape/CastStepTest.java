package io.dataprocessing.pipeline.processors.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastStepTest {

    private static StepRun step(String options, String fields) {
        return StepRun.of(new CastFactory(), options, fields);
    }

    private static Object cast(String from, String to, String options, Object value)
            throws Exception {
        return step("fields: {f: \"" + to + "\"}\n" + options, "f " + from).one(value).get(0);
    }

    @Test
    void onlyTheFieldsNamedGetOtherTypesAndKeepTheirNulls() throws Exception {
        StepRun step =
                step(
                        "fields: {a: long, r.x: string, l.y: int, m.*: double}",
                        "a int?, b int, r row<x int, z int>?, l array<row<y string>?>, m map<int?>");
        assertThat(step.problems()).isEmpty();
        assertThat(step.outputType())
                .isEqualTo(
                        "a long?, b int, r row<x string, z int>?, l array<row<y int>?>,"
                                + " m map<double?>");
        assertThat(step.one(1, 2, List.of(3, 4), List.of(List.of("5")), Map.of("k", 6)))
                .hasToString("{a: 1, b: 2, r: {x: 3, z: 4}, l: [{y: 5}], m: {k=6.0}}");
        assertThat(step.one(null, 2, null, List.of(), Map.of()))
                .hasToString("{a: null, b: 2, r: null, l: [], m: {}}");
    }

    @Test
    void aFieldWhoseNameHasDotsIsFoundFirst() throws Exception {
        StepRun flat =
                new StepRun(
                        new CastFactory(),
                        "fields: {a.b: string}",
                        RowType.builder().field("a.b", DataTypes.INT).build());
        assertThat(flat.one(7)).hasToString("{a.b: 7}");
    }

    @Test
    void truthAndBytesAndListsHaveCounterparts() throws Exception {
        assertThat(cast("boolean", "int", "", true)).isEqualTo(1);
        assertThat(cast("long", "boolean", "", 0)).isEqualTo(false);
        assertThat(cast("decimal(4, 2)", "boolean", "", "0.01")).isEqualTo(true);
        assertThat(cast("bytes", "string", "", "ä")).isEqualTo("ä");
        assertThat(cast("array<string>", "array<long>", "", List.of("1"))).isEqualTo(List.of(1L));
        assertThat(cast("row<a int, b int>", "row<b long, c string?>", "", List.of(1, 2)))
                .hasToString("{b: 2, c: null}");
    }

    @Test
    void datesAreReadAndWrittenInAnyFormat() throws Exception {
        Instant instant = Instant.parse("2015-05-17T10:05:03Z");
        String apache = "format: dd/MMM/yyyy:HH:mm:ss Z";
        assertThat(cast("string", "timestamp", apache, "17/May/2015:12:05:03 +0200"))
                .isEqualTo(instant);
        assertThat(cast("timestamp", "string", apache, instant))
                .isEqualTo("17/May/2015:10:05:03 +0000");
        String berlin = "format: yyyy-MM-dd HH:mm\ntimezone: Europe/Berlin";
        assertThat(cast("string", "timestamp", berlin, "2015-05-17 12:05"))
                .isEqualTo(Instant.parse("2015-05-17T10:05:00Z"));
        assertThat(cast("timestamp", "string", berlin, instant)).isEqualTo("2015-05-17 12:05");
        assertThat(cast("string", "date", "format: [yyyyMMdd, dd.MM.yyyy]", "17.05.2015"))
                .isEqualTo(LocalDate.of(2015, 5, 17));
        assertThat(
                        cast(
                                "string",
                                "timestamp",
                                "format: dd.MM.yyyy\ntimezone: +02:00",
                                "01.01.1970"))
                .isEqualTo(Instant.parse("1969-12-31T22:00:00Z"));
        assertThat(cast("string", "time", "format: HHmm", "0730")).isEqualTo(LocalTime.of(7, 30));
    }

    @Test
    void aClockThatIsSetIsReadAsTheDocumentationSays() throws Exception {
        String berlin = "format: yyyy-MM-dd HH:mm\ntimezone: Europe/Berlin";
        assertThat(cast("string", "timestamp", berlin, "2025-03-30 02:30"))
                .isEqualTo(Instant.parse("2025-03-30T01:30:00Z"));
        assertThat(cast("string", "timestamp", berlin, "2025-10-26 02:30"))
                .isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
    }

    @Test
    void aDayThatTheCalendarLacksIsAnError() {
        assertThatThrownBy(() -> cast("string", "date", "format: dd.MM.yyyy", "30.02.2025"))
                .isInstanceOf(EvaluationException.class)
                .hasMessage(
                        "field 'f': a value of string can't become date; it follows none of the"
                                + " formats");
    }

    @ParameterizedTest
    @CsvSource({
        "seconds, 86401, 1970-01-02T00:00:01Z",
        "milliseconds, 86401234, 1970-01-02T00:00:01.234Z",
        "microseconds, -1, 1969-12-31T23:59:59.999999Z",
        "nanoseconds, 9223372036854775807, 2262-04-11T23:47:16.854775807Z"
    })
    void numbersCountFrom1970(String precision, long number, Instant instant) throws Exception {
        String options = "unix-precision: " + precision;
        assertThat(cast("long", "timestamp", options, number)).isEqualTo(instant);
        assertThat(cast("timestamp", "long", options, instant)).isEqualTo(number);
    }

    @Test
    void fractionsOfSecondsAreExactAndWholeNumbersCutThemOff() throws Exception {
        Instant instant = Instant.parse("2015-05-17T10:05:03.123456789Z");
        String seconds = "unix-precision: seconds";
        assertThat(cast("timestamp", "decimal(20, 9)", seconds, instant))
                .hasToString("1431857103.123456789");
        assertThat(cast("decimal(20, 9)", "timestamp", seconds, "1431857103.123456789"))
                .isEqualTo(instant);
        assertThat(cast("timestamp", "long", seconds, Instant.parse("1969-12-31T23:59:59.9Z")))
                .isEqualTo(-1L);
    }

    @Test
    void whatDoesNotFitFailsOrBecomesNull() throws Exception {
        assertThatThrownBy(() -> cast("long", "int", "", 2_147_483_648L))
                .hasMessage("field 'f': a value of long can't become int");
        assertThat(cast("long", "int", "mode: try", 2_147_483_648L)).isNull();
        assertThat(step("fields: {f: int}\nmode: try", "f long").outputType()).isEqualTo("f int?");
    }

    @Test
    void everyMistakeIsReportedAtItsOption() {
        assertThat(
                        step(
                                        """
                                        fields: {gone: int, r.gone: int, r.x: int, a.x: int, f: timestamp,
                                          m.k: long, l: "array<date>"}
                                        format: [bad-format, yyyy]
                                        timezone: Mars
                                        """,
                                        "r row<x array<string>>, a int, f int, m map<int>, l array<int>")
                                .problems())
                .containsExactly(
                        "fields.gone: there is no field 'gone'. Fields: r, a, f, m, l.",
                        "fields.r.gone: 'r' has no field 'gone'. Fields: x.",
                        "fields.a.x: 'a' is int and has no fields.",
                        "format[0]: 'bad-format' is no pattern of a date or time: Unknown pattern"
                                + " letter: b. Use letters as in yyyy-MM-dd HH:mm:ss, other text in"
                                + " single quotes.",
                        "timezone: 'Mars' is no time zone. Use UTC, an offset like +02:00, or a"
                                + " region like Europe/Berlin.",
                        "fields.r.x: array<string> can't become int.",
                        "fields.f: int can't become timestamp. Say with 'unix-precision' what the"
                                + " number counts: seconds, milliseconds, microseconds or"
                                + " nanoseconds.",
                        "fields.m.k: all values of a map have one type; name them with '*'.",
                        "fields.l: array<int> can't become array<date>.");
    }

    @Test
    void aFormatThatLacksWhatATypeNeedsIsRefused() {
        assertThat(step("fields: {f: timestamp}\nformat: HH:mm", "f string").problems())
                .containsExactly("format: the pattern 'HH:mm' can't be read as a timestamp.");
        assertThat(step("fields: {f: string}\nformat: HH:mm", "f date").problems())
                .containsExactly("format: the pattern 'HH:mm' can't print a date.");
        assertThat(step("fields: {f: timestamp}\nformat: yyyy-MM-dd hh:mm", "f string").problems())
                .containsExactly(
                        "format: the pattern 'yyyy-MM-dd hh:mm' can't be read as a timestamp.");
        assertThat(step("fields: {f: timestamp}\nunix-precision: weeks", "f int").problems())
                .containsExactly(
                        "unix-precision: unix-precision: 'weeks' is not allowed. Use seconds,"
                                + " milliseconds, microseconds or nanoseconds.");
        assertThat(step("fields: {}", "f int").problems())
                .containsExactly("fields: at least one field is needed.");
        assertThat(step("fields: {r: string, r.x: int}", "r row<x string>").problems())
                .contains("fields.r.x: the field is named twice: 'r' covers it.");
        assertThat(step("fields: {r.*: int}", "r row<x string>").problems())
                .containsExactly(
                        "fields.r.*: '*' stands for the values of a map; name the fields of a row"
                                + " one by one.");
    }
}
