package io.dataprocessing.pipeline.processors.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final RowType TYPE = Rows.type("k string, n long");
    private static final int RECORDS = 20_000;

    private static Set<Object> chosen(String options) throws Exception {
        try (StepHarness harness =
                StepHarness.start(FactoryDescription.of(new SampleFactory(), options, TYPE))) {
            Set<Object> chosen = new HashSet<>();
            for (int i = 0; i < RECORDS; i++) {
                harness.process(TestRecord.of(Rows.row(TYPE, "customer-" + i, i)));
                harness.take().forEach(row -> chosen.add(row.value().get("n")));
            }
            assertThat(harness.dropped()).isEqualTo(RECORDS - chosen.size());
            return chosen;
        }
    }

    @Test
    void aFractionIsAboutThatPart() throws Exception {
        // Six standard deviations of the number that a coin of this fraction would choose.
        assertThat(chosen("fraction: 0.1\nby: [k]")).hasSizeBetween(2_000 - 255, 2_000 + 255);
        assertThat(chosen("fraction: 0.1")).hasSizeBetween(2_000 - 255, 2_000 + 255);
        assertThat(chosen("fraction: 0.9\nby: [n]")).hasSizeBetween(18_000 - 255, 18_000 + 255);
    }

    @Test
    void aSmallerFractionIsAPartOfALargerAndAnotherSeedChoosesOthers() throws Exception {
        Set<Object> some = chosen("fraction: 0.1\nby: [k]");
        assertThat(chosen("fraction: 0.2\nby: [k]")).containsAll(some);
        Set<Object> others = chosen("fraction: 0.1\nby: [k]\nseed: 1");
        others.retainAll(some);
        assertThat(others).hasSizeBetween(100, 300);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(problems(""))
                .containsExactly("fraction: nothing is chosen. Give either fraction or every-n.");
        assertThat(problems("fraction: 0.5\nevery-n: 2\nkey-by: [k]\nttl: 1h\nby: [n]\nseed: 3"))
                .containsExactly(
                        "every-n: only one is allowed. Give either fraction or every-n.",
                        "by: it belongs to 'fraction'. Leave it out.",
                        "seed: it belongs to 'fraction'. Leave it out.");
        assertThat(problems("every-n: 2"))
                .containsExactly(
                        "key-by: with 'every-n' at least one field is needed.",
                        "ttl: required with 'every-n'. Give a duration, or 'none' to keep every"
                                + " count for ever.");
        assertThat(problems("fraction: 0.5\nkey-by: [k]\nttl: 1h"))
                .containsExactly(
                        "key-by: it belongs to 'every-n'. Leave it out.",
                        "ttl: it belongs to 'every-n'. Leave it out.");
        assertThat(problems("fraction: 1.5")).containsExactly("fraction: fraction: must be 0..1.");
    }

    private static List<String> problems(String options) {
        return FactoryDescription.of(new SampleFactory(), options, TYPE).problems();
    }
}
