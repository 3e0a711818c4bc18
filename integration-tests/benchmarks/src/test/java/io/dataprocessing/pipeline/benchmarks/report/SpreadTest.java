package io.dataprocessing.pipeline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianIsInTheMiddle() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 9));
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void ratiosAreOfTheSameRound() {
        assertThat(Spread.ofRatios(List.of(2.0, 9.0, 8.0), List.of(1.0, 3.0)))
                .isEqualTo(new Spread(2.5, 2, 3));
    }

    @Test
    void nothingHasNoMiddle() {
        assertThatThrownBy(() -> Spread.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no middle of nothing");
    }

    @Test
    void theRangeStandsInParentheses() {
        assertThat(new Spread(2.345, 1, 9).format(1)).isEqualTo("2.3 (1.0–9.0)");
    }
}
