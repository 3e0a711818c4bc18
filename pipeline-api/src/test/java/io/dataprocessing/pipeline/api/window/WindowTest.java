package io.dataprocessing.pipeline.api.window;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void refusesWindowsThatHaveNoLength() {
        assertThatThrownBy(() -> new Window.Tumbling(Duration.ZERO, Duration.ZERO))
                .hasMessage("size must be at least 1ms, not PT0S");
        assertThatThrownBy(() -> new Window.Session(Duration.ofNanos(1)))
                .hasMessage("gap must be at least 1ms, not PT0.000000001S");
    }

    @Test
    void refusesWindowsBetweenWhichEventsFall() {
        assertThatThrownBy(() -> new Window.Hopping(MINUTE, MINUTE.multipliedBy(2), Duration.ZERO))
                .hasMessage("slide must not be longer than size, or events fall between windows");
    }

    @Test
    void refusesStepsThatDoNotFillTheLongestWindow() {
        assertThatThrownBy(() -> new Window.Cumulate(MINUTE, Duration.ofSeconds(90), Duration.ZERO))
                .hasMessage("max must be a multiple of step");
    }
}
