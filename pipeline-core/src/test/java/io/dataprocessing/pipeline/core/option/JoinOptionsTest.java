package io.dataprocessing.pipeline.core.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.option.Bound;
import io.dataprocessing.pipeline.api.option.PairedKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinOptionsTest {

    record Near(Bound bound) {}

    record Keyed(PairedKey keyBy) {}

    @ParameterizedTest
    @CsvSource({
        "-5min, PT-5M",
        "-1h30min, PT-1H-30M",
        "0s, PT0S",
        "10min, PT10M",
        "PT1S, PT1S",
        "-PT1S, PT-1S"
    })
    void bindsADistanceOnEitherSide(String text, Duration distance) {
        assertThat(Binding.of(Near.class, "bound: " + text).options())
                .contains(new Near(Bound.of(distance)));
    }

    @Test
    void bindsNoBound() {
        assertThat(Binding.of(Near.class, "bound: unbounded").options())
                .contains(new Near(Bound.unbounded()));
    }

    @Test
    void saysWhatABoundMayBe() {
        assertThat(Binding.of(Near.class, "bound: never").problems())
                .containsExactly(
                        "7:12-5 E110 steps.s.bound | bound: expected a duration such as 200ms, 30s,"
                                + " 5min, 1h or 7d, found 'never'; -5min is before, and"
                                + " 'unbounded' is no limit.");
        assertThat(Binding.of(Near.class, "bound: -5").problems())
                .containsExactly(
                        "7:12-2 E110 steps.s.bound | bound: a duration needs a unit, e.g. 5s; -5min"
                                + " is before, and 'unbounded' is no limit.");
    }

    @Test
    void bindsAKeyOfFieldsThatBothInputsHave() {
        assertThat(Binding.of(Keyed.class, "key-by: [a, b]").options())
                .contains(new Keyed(PairedKey.of(List.of("a", "b"))));
        assertThat(Binding.of(Keyed.class, "key-by: a").options())
                .contains(new Keyed(PairedKey.of(List.of("a"))));
    }

    @Test
    void bindsAKeyOfFieldsThatEachInputNamesInItsOwnWay() {
        assertThat(Binding.of(Keyed.class, "key-by: {left: [a], right: id}").options())
                .contains(new Keyed(new PairedKey(List.of("a"), List.of("id"))));
    }

    @Test
    void refusesKeysThatCantBeCompared() {
        assertThat(Binding.of(Keyed.class, "key-by: {left: [a, b], right: [id]}").problems())
                .containsExactly(
                        "7:13-1 E114 steps.s.key-by | key-by: 2 on the left and 1 on the right;"
                                + " they are compared in pairs.");
        assertThat(Binding.of(Keyed.class, "key-by: []").problems())
                .containsExactly(
                        "7:13-1 E114 steps.s.key-by | key-by: at least one field is needed.");
        assertThat(Binding.of(Keyed.class, "key-by: {left: [a]}").problems())
                .containsExactly(
                        "7:13-1 E105 steps.s.key-by.right | required option 'right' of 'key-by' of"
                                + " processor 'demo' is missing.");
    }
}
