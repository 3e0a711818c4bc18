package io.dataprocessing.pipeline.processors.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random rules and events against a reference that knows what each rule means without reading its
 * text, with several instances, each restored at moments of its own.
 */
final class DynamicRulesRandomTest {

    private static final long SEED = 20_250_101;
    private static final int CASES = 10_000;
    private static final int NAMES = 6;
    private static final int MOST_RULES = 4;
    private static final RowType EVENTS = Rows.type("n long");
    private static final RowType RULES =
            Rows.type("id string, condition string?, on boolean?, gone boolean?, weight int?");

    /** A rule as the reference has it: events from this number on meet it. */
    private record Known(String name, int from, boolean on, int weight) {}

    private final Random random = new Random(SEED);
    private final Map<String, Known> known = new HashMap<>();

    private FactoryDescription description(boolean first) {
        return FactoryDescription.of(
                new DynamicRulesFactory(),
                "enabled-field: on\ndeleted-field: gone\npriority-field: weight\nmax-rules: "
                        + MOST_RULES
                        + (first ? "\nmatch: first" : ""),
                EVENTS,
                RULES);
    }

    @Test
    void resultsAreThoseOfTheReferenceWheneverInstancesAreRestored() throws Exception {
        int steps = 40;
        for (int round = 0; round < CASES / steps; round++) {
            known.clear();
            boolean first = random.nextBoolean();
            List<StepHarness> instances = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                instances.add(StepHarness.start(description(first)));
            }
            for (int i = 0; i < steps; i++) {
                step(instances, first);
            }
            for (StepHarness instance : instances) {
                instance.close();
            }
        }
    }

    private void step(List<StepHarness> instances, boolean first) throws Exception {
        for (StepHarness instance : instances) {
            if (random.nextInt(25) == 0) {
                instance.restore(instance.snapshot());
            }
        }
        if (random.nextInt(5) < 2) {
            change(instances);
            return;
        }
        long number = random.nextInt(20);
        StepHarness instance = instances.get(random.nextInt(instances.size()));
        instance.process(0, TestRecord.of(Rows.row(EVENTS, number)));
        assertThat(instance.take())
                .extracting(emitted -> emitted.value().toString())
                .isEqualTo(expected(number, first));
    }

    private List<String> expected(long number, boolean first) {
        return known.values().stream()
                .filter(rule -> rule.on() && number >= rule.from())
                .sorted(
                        Comparator.comparingInt((Known rule) -> -rule.weight())
                                .thenComparing(Known::name))
                .limit(first ? 1 : Long.MAX_VALUE)
                .map(rule -> "{n: %d, rule: %s}".formatted(number, rule.name()))
                .toList();
    }

    private void change(List<StepHarness> instances) throws Exception {
        String name = "r" + random.nextInt(NAMES);
        int from = random.nextInt(20);
        boolean on = random.nextInt(4) > 0;
        int weight = random.nextInt(3);
        int kind = random.nextInt(6);
        String condition = kind == 1 ? "n >=" : "n >= " + from;
        boolean full = !known.containsKey(name) && known.size() == MOST_RULES;
        boolean refused = kind != 0 && (kind == 1 || full);
        if (kind == 0) {
            known.remove(name);
        } else if (!refused) {
            known.put(name, new Known(name, from, on, weight));
        }
        for (StepHarness instance : instances) {
            assertThat(isRefused(instance, name, condition, on, kind == 0, weight))
                    .isEqualTo(refused);
        }
    }

    private static boolean isRefused(StepHarness instance, Object... rule) throws Exception {
        try {
            instance.process(1, TestRecord.of(Rows.row(RULES, rule)));
            return false;
        } catch (EvaluationException e) {
            return true;
        }
    }
}
