package io.dataprocessing.pipeline.processors.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {

    private static Object cast(String from, String to, Object value) {
        return Cast.of(DataTypes.parse(from), DataTypes.parse(to)).orElseThrow().of("f", value);
    }

    @Test
    void numbersBecomeOthers() {
        assertThat(cast("long", "int", 7L)).isEqualTo(7);
        assertThat(cast("double", "long", -2.9)).isEqualTo(-2L);
        assertThat(cast("double", "decimal(5, 2)", 1.005)).isEqualTo(new BigDecimal("1.01"));
        assertThat(cast("decimal(5, 2)", "int", new BigDecimal("12.99"))).isEqualTo(12);
        assertThat(cast("int", "float", 3)).isEqualTo(3f);
        assertThat(cast("string", "double", "1e3")).isEqualTo(1000.0);
        assertThat(cast("string", "decimal(5, 2)", " 1.5 ")).isEqualTo(new BigDecimal("1.50"));
        assertThat(cast("long?", "int", null)).isNull();
    }

    @Test
    void textsAndTimesBecomeEachOther() {
        Instant noon = Instant.parse("2024-05-01T12:00:00Z");
        assertThat(cast("timestamp", "string", noon)).isEqualTo("2024-05-01T12:00:00Z");
        assertThat(cast("string", "timestamp", "2024-05-01T14:00:00+02:00")).isEqualTo(noon);
        assertThat(cast("timestamp", "date", noon)).isEqualTo(LocalDate.of(2024, 5, 1));
        assertThat(cast("timestamp", "time", noon)).isEqualTo(LocalTime.NOON);
        assertThat(cast("date", "timestamp", LocalDate.of(2024, 5, 1)))
                .isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
        assertThat(cast("string", "duration", "PT5M")).isEqualTo(Duration.ofMinutes(5));
        assertThat(cast("decimal(5, 2)", "string", new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(cast("string", "boolean", "true")).isEqualTo(true);
        assertThat(cast("string", "enum(A, B)", "B")).isEqualTo("B");
        assertThat(cast("enum(A, B)", "string", "B")).isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string | int | 2147483648",
                "string | long | 1x",
                "string | double | canary",
                "string | date | canary",
                "string | time | canary",
                "string | duration | canary",
                "string | long | 1e999999999",
                "string | decimal(3, 2) | 12.5",
                "string | boolean | TRUE",
                "string | timestamp | 2024-05-01",
                "string | enum(A, B) | canary"
            })
    void whatDoesNotFitIsAnErrorThatNamesTheFieldAndNeverTheValue(
            String from, String to, String value) {
        assertThatThrownBy(() -> cast(from, to, value))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("field 'f': a value of " + from + " can't become " + to)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void numbersAndTimesThatDoNotFitAreNotShownEither() {
        assertThatThrownBy(() -> cast("long", "int", 9_077_312L << 20))
                .hasMessage("field 'f': a value of long can't become int");
        assertThatThrownBy(() -> cast("double", "long", Double.NaN))
                .hasMessage("field 'f': a value of double can't become long");
        assertThatThrownBy(() -> cast("string", "boolean", "canary"))
                .hasMessage(
                        "field 'f': a value of string can't become boolean;"
                                + " it's neither 'true' nor 'false'");
        assertThatThrownBy(() -> cast("timestamp", "date", Instant.MAX))
                .hasMessage("field 'f': a value of timestamp can't become date")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean | timestamp",
                "long | timestamp",
                "bytes | long",
                "array<int> | string",
                "timestamp | long"
            })
    void someTypesDoNotBecomeOthers(String from, String to) {
        assertThat(Cast.of(DataTypes.parse(from), DataTypes.parse(to))).isEmpty();
    }

    @Test
    void countingFrom1970ThereAndBackGivesTheSameForAnyInstant() {
        Random random = new Random(7);
        DataType number = DataTypes.decimal(38, 9);
        for (UnixPrecision precision : UnixPrecision.values()) {
            CastRules rules = new CastRules(List.of(), ZoneOffset.UTC, Optional.of(precision));
            Cast there = Cast.of(DataTypes.TIMESTAMP, number, rules).orElseThrow();
            Cast back = Cast.of(number, DataTypes.TIMESTAMP, rules).orElseThrow();
            for (int i = 0; i < 2_500; i++) {
                Instant instant =
                        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
                assertThat(back.of("f", there.of("f", instant))).isEqualTo(instant);
            }
        }
    }

    @Test
    void whatOneFormatWritesItReadsAgainInAnyZone() {
        Random random = new Random(8);
        DateFormat format = DateFormat.of("EEE dd MMM yyyy HH:mm:ss.SSSSSS xxx");
        List<String> zones = List.of("UTC", "+05:45", "Europe/Berlin", "America/New_York");
        for (int i = 0; i < 10_000; i++) {
            CastRules rules =
                    new CastRules(List.of(format), ZoneId.of(zones.get(i % 4)), Optional.empty());
            Instant instant =
                    Instant.ofEpochSecond(random.nextInt(), 1_000L * random.nextInt(1_000_000));
            Object text =
                    Cast.of(DataTypes.TIMESTAMP, DataTypes.STRING, rules)
                            .orElseThrow()
                            .of("f", instant);
            assertThat(
                            Cast.of(DataTypes.STRING, DataTypes.TIMESTAMP, rules)
                                    .orElseThrow()
                                    .of("f", text))
                    .isEqualTo(instant);
        }
    }

    @Test
    void onlyRelatedTypesAreCastWithoutAsking() {
        assertThat(Cast.implicit(DataTypes.LONG, DataTypes.decimal(10, 2))).isPresent();
        assertThat(Cast.implicit(DataTypes.STRING, DataTypes.enumOf("A"))).isPresent();
        assertThat(Cast.implicit(DataTypes.STRING, DataTypes.LONG)).isEmpty();
    }
}
