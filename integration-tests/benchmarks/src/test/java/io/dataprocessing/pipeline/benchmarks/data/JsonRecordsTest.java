package io.dataprocessing.pipeline.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Reference;
import io.dataprocessing.pipeline.benchmarks.scenario.References;
import io.dataprocessing.pipeline.benchmarks.scenario.Results;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JsonRecordsTest {

    private static final int SOME = 2_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Records small = Records.of(Payload.JSON_220, 1_000);
    private final Records large = Records.of(Payload.JSON_2K, 1_000);

    @Test
    void aNumberGivesTheSameRecordEveryTime() {
        Records again = Records.of(Payload.JSON_220, 1_000);
        assertThat(small.value(4711)).isEqualTo(again.value(4711)).isNotEqualTo(small.value(4712));
        assertThat(small.last(4711)).isEqualTo(again.last(4711)).isNotEqualTo(small.value(4711));
    }

    @Test
    void recordsAreAsLongAsTheirKindSays() {
        assertThat(averageLength(small)).isBetween(215.0, 225.0);
        assertThat(averageLength(large)).isBetween(1_950.0, 2_100.0);
    }

    @Test
    void smallRecordsHaveFifteenFields() throws Exception {
        JsonNode record = json.readTree(small.value(1));
        assertThat(record.size() - 1 + record.get("user").size()).isEqualTo(15);
    }

    @Test
    void theFilterLetsFortyPercentThrough() throws Exception {
        Reference filter = References.of(Topology.FILTER);
        Results results = new Results(Topology.FILTER.outputs());
        for (long number = 0; number < SOME; number++) {
            filter.accept(json.readTree(large.value(number)), results);
        }
        assertThat(results.tallies().get("out").records() / (double) SOME).isBetween(0.37, 0.43);
    }

    @Test
    void noRecordIsLateForFiveSecondsAndTheLastOnesAreLaterThanAll() throws Exception {
        long latest = 0;
        for (long number = 0; number < SOME; number++) {
            long time = json.readTree(small.value(number)).get("ts").asLong();
            assertThat(time).isGreaterThan(latest - 5_000);
            latest = Math.max(latest, time);
        }
        assertThat(json.readTree(small.last(SOME)).get("ts").asLong())
                .isGreaterThan(latest + 5 * 60_000);
    }

    private static double averageLength(Records records) {
        return LongStream.range(1_000_000, 1_000_000 + SOME)
                .mapToInt(number -> records.value(number).length)
                .average()
                .orElseThrow();
    }
}
