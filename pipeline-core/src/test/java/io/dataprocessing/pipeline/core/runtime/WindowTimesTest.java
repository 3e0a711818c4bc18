package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.window.Window;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTimesTest {

    @Test
    void theFirstEndIsThatOfTheWindowsOfAMoment() {
        for (Window window :
                List.of(
                        new Window.Tumbling(ms(10), ms(3)),
                        new Window.Hopping(ms(10), ms(4), ms(1)),
                        new Window.Hopping(ms(12), ms(3), ms(0)),
                        new Window.Cumulate(ms(5), ms(15), ms(2)))) {
            WindowTimes times = WindowTimes.of(window);
            for (long moment = -40; moment < 40; moment++) {
                assertThat(times.firstEnd(moment))
                        .as("%s at %d", window, moment)
                        .isEqualTo(
                                times.at(moment).stream()
                                        .mapToLong(WindowTimes.Span::end)
                                        .min()
                                        .orElseThrow());
            }
        }
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
