package io.dataprocessing.pipeline.app.dlq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PaceTest {

    private final List<Duration> waits = new ArrayList<>();
    private long now;

    private Pace pace(String rate) {
        return new Pace(
                Optional.of(new Rate.Converter().convert(rate)),
                () -> now,
                wait -> {
                    waits.add(wait);
                    now += wait.toNanos();
                });
    }

    @ParameterizedTest
    @CsvSource({"500/s, 500, PT1S", "30/min, 30, PT1M", "2/h, 2, PT1H"})
    void ratesHaveANumberAndAUnit(String text, long records, Duration time) {
        assertThat(new Rate.Converter().convert(text)).isEqualTo(new Rate(records, time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "0/s", "/s", "5/day", "-5/s"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new Rate.Converter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage(
                        "'%s' is no rate. Write a number, '/' and s, min or h, such as 500/s."
                                .formatted(text));
    }

    @Test
    void aBatchIsAtMostWhatGoesInASecond() {
        assertThat(pace("10000/s").batch()).isEqualTo(500);
        assertThat(pace("40/s").batch()).isEqualTo(40);
        assertThat(pace("30/min").batch()).isEqualTo(1);
        assertThat(new Pace(Optional.empty(), () -> 0, waits::add).batch()).isEqualTo(500);
    }

    @Test
    void eachBatchWaitsForTheTimeOfThoseBefore() {
        Pace pace = pace("10/s");
        pace.before(10);
        assertThat(waits).isEmpty();
        now += Duration.ofMillis(300).toNanos();
        pace.before(10);
        assertThat(waits).containsExactly(Duration.ofMillis(700));
        now += Duration.ofSeconds(5).toNanos();
        pace.before(10);
        assertThat(waits).hasSize(1);
    }

    @Test
    void withoutARateNothingWaits() {
        Pace pace = new Pace(Optional.empty(), () -> now, waits::add);
        pace.before(500);
        pace.before(500);
        assertThat(waits).isEmpty();
    }
}
