package io.dataprocessing.pipeline.processors.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A condition is a class of its own, which has to go when its rule does. */
final class RuleClassesTest {

    private static final RowType EVENTS = Rows.type("n long");
    private static final RowType RULES = Rows.type("id string, condition string");
    private static final int CHANGES = 10_000;
    private static final int RULES_AT_ONCE = 10;

    @Test
    void theClassesOfReplacedRulesAreUnloaded() throws Exception {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        try (StepHarness step =
                StepHarness.start(
                        FactoryDescription.of(new DynamicRulesFactory(), "", EVENTS, RULES))) {
            change(step, 0, RULES_AT_ONCE);
            System.gc();
            long before = classes.getLoadedClassCount();
            long everLoaded = classes.getTotalLoadedClassCount();
            for (int i = RULES_AT_ONCE; i < CHANGES; i += RULES_AT_ONCE) {
                change(step, i, i + RULES_AT_ONCE);
                step.process(0, TestRecord.of(Rows.row(EVENTS, CHANGES)));
                assertThat(step.take()).hasSize(RULES_AT_ONCE);
            }
            System.gc();
            assertThat(classes.getTotalLoadedClassCount() - everLoaded)
                    .isGreaterThan(CHANGES / 10 * 9);
            assertThat(classes.getLoadedClassCount() - before).isLessThan(CHANGES / 10);
        }
    }

    private static void change(StepHarness step, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            step.process(1, TestRecord.of(Rows.row(RULES, "rule" + i % RULES_AT_ONCE, "n > " + i)));
        }
    }
}
