package io.dataprocessing.pipeline.api.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.Schemas;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateSpecTest {

    @Test
    void saysWhichStateNamesAreAllowed() {
        assertThatThrownBy(
                        () ->
                                StateSpec.value(
                                        "seen orders", Schemas.scalar(Boolean.class), Ttl.none()))
                .hasMessage(
                        "state name 'seen orders' is not allowed. Use a-z, A-Z, 0-9, '-' and '_'.");
    }

    @Test
    void keepsWhatWasDeclared() {
        StateSpec<MapState<String, Long>> spec =
                StateSpec.map(
                        "counts",
                        Schemas.scalar(String.class),
                        Schemas.scalar(Long.class),
                        Ttl.of(Duration.ofHours(1)));

        assertThat(spec.kind()).isEqualTo(StateSpec.Kind.MAP);
        assertThat(spec.ttl().duration()).contains(Duration.ofHours(1));
    }

    @Test
    void refusesATtlThatIsOverAtOnce() {
        assertThatThrownBy(() -> Ttl.of(Duration.ZERO))
                .hasMessage("a TTL must be at least 1ms, not PT0S");
    }
}
