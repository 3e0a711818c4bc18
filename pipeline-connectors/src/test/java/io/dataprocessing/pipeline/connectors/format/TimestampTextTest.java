package io.dataprocessing.pipeline.connectors.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast path must say the same as the JDK. */
class TimestampTextTest {

    @Test
    void readsWhatTheJdkWrites() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            Instant instant =
                    Instant.ofEpochSecond(
                            random.nextLong(-62_167_219_200L, 253_402_300_800L),
                            random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000));
            assertThat(TimestampText.parseIso(instant.toString())).isEqualTo(instant);
            assertThat(TimestampText.parseSql(TimestampText.formatSql(instant))).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:61Z",
                "2026-01-01T00:00:00",
                "2026-01-01 00:00:00Z",
                "2026/01/01T00:00:00Z",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:0:Z",
                "２026-01-01T00:00:00Z"
            })
    void refusesOtherTexts(String text) {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> TimestampText.parseIso(text));
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> TimestampText.parseSql(text));
    }

    @Test
    void takesAnyOffset() {
        assertThat(TimestampText.parseIso("2026-01-01T00:00:00+05:45"))
                .isEqualTo("2025-12-31T18:15:00Z");
        assertThat(TimestampText.parseIso("+12026-01-01T00:00:00Z"))
                .isEqualTo(Instant.parse("+12026-01-01T00:00:00Z"));
    }
}
