package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The published suite of CEL: how much of it passes, and that all the rest differs on purpose. */
class CelConformanceTest {

    private static final Path NOWHERE = Path.of("");

    @Test
    void passesAllButWhatDiffersOnPurpose() {
        Path folder = CelSuite.folder().orElse(NOWHERE);
        assumeTrue(
                !folder.equals(NOWHERE),
                "no folder shared/data/conformance/cel above this one; name its parent with"
                        + " -Dpipeline.test.data=");
        List<CelSuite.Case> cases = CelSuite.cases(folder);
        List<String> unexplained = new ArrayList<>();
        Map<CelDifference, Integer> differing = new TreeMap<>();
        for (CelSuite.Case test : cases) {
            Optional<String> difference = test.difference();
            if (difference.isPresent()) {
                Optional<CelDifference> reason =
                        CelDifference.explaining(test.expression(), difference.get());
                reason.ifPresent(known -> differing.merge(known, 1, Integer::sum));
                if (reason.isEmpty()) {
                    unexplained.add(test + ": " + difference.get());
                }
            }
        }
        int differences = differing.values().stream().mapToInt(Integer::intValue).sum();
        int passed = cases.size() - differences - unexplained.size();
        System.out.printf("CEL conformance: %d of %d pass; %s%n", passed, cases.size(), differing);
        assertThat(unexplained).isEmpty();
        if (cases.size() == CelDifference.STATED_CASES) {
            assertThat(passed).isEqualTo(CelDifference.STATED_PASSED);
            assertThat(differing).isEqualTo(CelDifference.statedCounts());
        } else {
            assertThat(passed).isGreaterThan(cases.size() / 2);
        }
    }
}
