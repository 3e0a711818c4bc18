package io.dataprocessing.pipeline.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import org.junit.jupiter.api.Test;

class ConfigTextTest {

    @Test
    void readsWordsWithoutPositions() {
        ConfigMap map = (ConfigMap) ConfigText.parse("a: [b, \"${C}\"]\nd: ''");
        ConfigList list = (ConfigList) map.get("a").orElseThrow();
        assertThat(list.items()).extracting(ConfigNode::toString).containsExactly("b", "${C}");
        assertThat(map.position()).isEqualTo(Position.none());
        assertThat(map.entry("a").orElseThrow().keyPosition()).isEqualTo(Position.none());
        assertThat(((ConfigScalar) map.get("d").orElseThrow()).absent()).isFalse();
        assertThat(ConfigText.parse("")).isEqualTo(ConfigScalar.of(""));
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThatExceptionOfType(InvalidPipelineException.class)
                .isThrownBy(() -> ConfigText.parse("[a"));
    }
}
