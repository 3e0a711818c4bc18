package io.dataprocessing.pipeline.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.benchmarks.scenario.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results that are corrected until their window is over. */
class LastOfKeysTest {

    private final ObjectMapper json = new ObjectMapper();
    private final LastOfKeys last = new LastOfKeys();

    @Test
    void areTheLastOfEachKeyWithoutTheLatestWindow() throws Exception {
        add("a", "{\"window_start\": 0, \"orders\": 1}");
        add("b", "{\"window_start\": 0, \"orders\": 5}");
        add("a", "{\"window_start\": 0, \"orders\": 2}");
        add("c", "{\"window_start\": 60000, \"orders\": 1}");
        Results found = new Results(List.of("out"));
        last.addTo(found, "out");
        Results expected = new Results(List.of("out"));
        expected.add("out", json.readTree("{\"window_start\": 0, \"orders\": 2}"));
        expected.add("out", json.readTree("{\"window_start\": 0, \"orders\": 5}"));
        assertThat(found.tallies()).isEqualTo(expected.tallies());
    }

    private void add(String key, String value) throws Exception {
        last.add(key.getBytes(UTF_8), json.readTree(value));
    }
}
