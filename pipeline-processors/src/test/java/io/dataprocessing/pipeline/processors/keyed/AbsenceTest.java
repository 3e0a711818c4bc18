package io.dataprocessing.pipeline.processors.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    private static final RowType TYPE = Rows.type("sensor string, resumed long, last_seen long");

    private static FactoryDescription step(String options) {
        return FactoryDescription.of(
                new AbsenceFactory(), "late: drop\nexpect-within: 10min\n" + options, TYPE);
    }

    @Test
    void itsResultsAreOfKnownType() {
        assertThat(step("key-by: [sensor]\nttl: 1h").get().outputType())
                .contains(
                        Rows.type(
                                "sensor string, last_seen timestamp, missing_since timestamp,"
                                        + " noticed_at timestamp, resumed boolean"));
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(step("key-by: [sensor]\nttl: 9min").problems())
                .containsExactly(
                        "ttl: must be at least 'expect-within', or a key is forgotten before it's"
                                + " missed.");
        assertThat(step("key-by: [sensor]\nttl: none\nemit-once: false").problems())
                .containsExactly(
                        "ttl: 'none' with 'emit-once: false' tells of a key that is gone for ever,"
                                + " for ever. Give a duration.");
        assertThat(step("key-by: [sensor, last_seen, resumed, sensor]\nttl: 1h").problems())
                .containsExactly(
                        "key-by[1]: the result has a field 'last_seen' of its own. Rename the key's"
                                + " in a map before.",
                        "key-by[2]: the result has a field 'resumed' of its own. Rename the key's in"
                                + " a map before.",
                        "key-by[3]: there is a field 'sensor' already.");
    }
}
