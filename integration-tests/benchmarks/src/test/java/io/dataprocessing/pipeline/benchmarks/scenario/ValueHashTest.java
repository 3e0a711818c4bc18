package io.dataprocessing.pipeline.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ValueHashTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theOrderOfFieldsDoesNotMatter() throws Exception {
        assertThat(hash("{\"a\":1,\"b\":{\"c\":\"x\",\"d\":true}}"))
                .isEqualTo(hash("{\"b\":{\"d\":true,\"c\":\"x\"},\"a\":1}"));
    }

    @Test
    void aNullFieldIsAsGoodAsNone() throws Exception {
        assertThat(hash("{\"a\":1,\"b\":null}")).isEqualTo(hash("{\"a\":1}"));
    }

    @Test
    void numbersAreWhatTheyMeanToFiveDecimals() throws Exception {
        assertThat(hash("1")).isEqualTo(hash("1.0")).isEqualTo(hash("1.0000000001"));
        assertThat(hash("0.3")).isEqualTo(hash("0.30000000000000004")).isEqualTo(hash("3e-1"));
        assertThat(hash("1704067200000")).isEqualTo(hash("1.7040672E12"));
        assertThat(hash("1")).isNotEqualTo(hash("1.0001")).isNotEqualTo(hash("\"1\""));
        assertThat(hash("1e300")).isNotEqualTo(hash("2e300"));
    }

    @Test
    void theOrderOfElementsMatters() throws Exception {
        assertThat(hash("[1,2]")).isNotEqualTo(hash("[2,1]")).isNotEqualTo(hash("[1,2,2]"));
    }

    @Test
    void whatIsInAnotherPlaceIsAnotherValue() throws Exception {
        assertThat(hash("{\"a\":1,\"b\":2}")).isNotEqualTo(hash("{\"a\":2,\"b\":1}"));
        assertThat(hash("{\"a\":{\"b\":1}}")).isNotEqualTo(hash("{\"b\":{\"a\":1}}"));
        assertThat(hash("true")).isNotEqualTo(hash("false"));
    }

    private long hash(String text) throws JsonProcessingException {
        return ValueHash.of(json.readTree(text));
    }
}
