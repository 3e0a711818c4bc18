package io.dataprocessing.pipeline.processors.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.processors.keyed.RandomStream.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DeduplicateTrialTest {

    private static final int CASES = 2_500;

    private final Function<String, Supplier<StepSpec>> steps =
            RandomStream.steps(new DeduplicateFactory());

    @Test
    void theFirstOfAKeyIsThatOfAnyOrder() throws Exception {
        verify("keep: first\nttl: %ds", DeduplicateTrialTest::first);
    }

    @Test
    void theLastOfAKeyIsThatOfAnyOrder() throws Exception {
        verify("keep: last\nttl: %ds", DeduplicateTrialTest::last);
    }

    @Test
    void theChangesOfAKeyAreThoseOfAnyOrder() throws Exception {
        verify("keep: last\nemit: changes\nttl: %ds", DeduplicateTrialTest::changes);
    }

    @Test
    void filtersForgetGenerationByGeneration() throws Exception {
        for (int i = 0; i < CASES; i++) {
            RandomStream stream = new RandomStream(i);
            int ttl = 1 + i % 12;
            String options =
                    "key-by: [k, id]\nlate: drop\nttl: "
                            + ttl
                            + "s\n"
                            + "filter: {bloom: {capacity: 1000, fpp: 0.000001, per: [k]}}";
            assertThat(stream.run(steps.apply(options), true))
                    .as("%s with\n%s", stream, options)
                    .isEqualTo(stream.expected(items -> generations(items, ttl)));
        }
    }

    private void verify(String template, BiFunction<List<Item>, Long, List<String>> reference)
            throws Exception {
        for (int i = 0; i < CASES; i++) {
            RandomStream stream = new RandomStream(i);
            long ttl = 1L + i % 12;
            String options = "key-by: [k]\nlate: drop\n" + template.formatted(ttl);
            assertThat(stream.run(steps.apply(options), true))
                    .as("%s with\n%s", stream, options)
                    .isEqualTo(stream.expected(items -> reference.apply(items, ttl)));
        }
    }

    private static List<String> first(List<Item> items, long ttl) {
        List<String> given = new ArrayList<>();
        long passed = Long.MIN_VALUE / 2;
        for (Item item : items) {
            if (item.at() - passed >= ttl) {
                given.add(item.given(item.at()));
                passed = item.at();
            }
        }
        return given;
    }

    private static List<String> last(List<Item> items, long ttl) {
        return Reference.runs(items, ttl).stream()
                .map(Reference::last)
                .map(item -> item.given(item.at() + ttl))
                .toList();
    }

    private static List<String> changes(List<Item> items, long ttl) {
        List<String> given = new ArrayList<>();
        for (List<Item> run : Reference.runs(items, ttl)) {
            for (int i = 0; i < run.size(); i++) {
                if (i == 0
                        || !Objects.equals(run.get(i).v(), run.get(i - 1).v())
                        || run.get(i).id() != run.get(i - 1).id()) {
                    given.add(run.get(i).given(run.get(i).at()));
                }
            }
        }
        return given;
    }

    private static List<String> generations(List<Item> items, long ttl) {
        List<String> given = new ArrayList<>();
        Map<Long, Long> generations = new HashMap<>();
        for (Item item : items) {
            long generation = Math.floorDiv(RandomStream.START.getEpochSecond() + item.at(), ttl);
            if (generations.getOrDefault(item.id(), Long.MIN_VALUE) < generation - 1) {
                generations.put(item.id(), generation);
                given.add(item.given(item.at()));
            }
        }
        return given;
    }
}
