package io.dataprocessing.pipeline.processors.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.processors.keyed.RandomStream.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OnChangeTrialTest {

    private static final int CASES = 10_000;

    private final Function<String, Supplier<StepSpec>> steps =
            RandomStream.steps(new OnChangeFactory());

    @Test
    void changesAreThoseOfAnyOrder() throws Exception {
        for (int i = 0; i < CASES; i++) {
            RandomStream stream = new RandomStream(i);
            long ttl = 1L + i % 12;
            long interval = i % 5;
            long tolerance = i % 3;
            boolean first = i % 2 == 0;
            String options =
                    """
                    key-by: [k]
                    fields: [v]
                    tolerance: {v: %d}
                    min-interval: %ds
                    first: %s
                    ttl: %ds
                    late: drop
                    """
                            .formatted(tolerance, interval, first ? "emit" : "drop", ttl);
            assertThat(stream.run(steps.apply(options), true))
                    .as("%s with\n%s", stream, options)
                    .isEqualTo(
                            stream.expected(
                                    items -> changes(items, ttl, interval, tolerance, first)));
        }
    }

    private static List<String> changes(
            List<Item> items, long ttl, long interval, long tolerance, boolean first) {
        List<String> given = new ArrayList<>();
        for (List<Item> run : Reference.runs(items, ttl)) {
            Item reference = run.get(0);
            long passed = first ? reference.at() : Long.MIN_VALUE / 2;
            if (first) {
                given.add(reference.given(reference.at()));
            }
            for (Item item : run.subList(1, run.size())) {
                if (differ(reference.v(), item.v(), tolerance) && item.at() - passed >= interval) {
                    given.add(item.given(item.at()));
                    reference = item;
                    passed = item.at();
                }
            }
        }
        return given;
    }

    private static boolean differ(Long left, Long right, long tolerance) {
        return (left == null || right == null)
                ? !Objects.equals(left, right)
                : Math.abs(left - right) > tolerance;
    }
}
