package io.dataprocessing.pipeline.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void separatesThousands() {
        assertThat(Quantity.of(12_345)).isEqualTo("12,345");
    }

    @Test
    void countsThings() {
        assertThat(Quantity.of(1, "record")).isEqualTo("1 record");
        assertThat(Quantity.of(0, "record")).isEqualTo("0 records");
        assertThat(Quantity.of(12_345, "record")).isEqualTo("12,345 records");
    }

    @Test
    void saysHowLongSomethingTook() {
        assertThat(Quantity.of(Duration.ofMillis(4_230))).isEqualTo("4.2 s");
        assertThat(Quantity.of(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
        assertThat(Quantity.of(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
    }
}
