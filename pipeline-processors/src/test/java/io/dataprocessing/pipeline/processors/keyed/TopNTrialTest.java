package io.dataprocessing.pipeline.processors.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.processors.keyed.RandomStream.Item;
import io.dataprocessing.pipeline.processors.keyed.TopNOptions.Ties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TopNTrialTest {

    private static final int CASES = 2_500;

    private final Function<String, Supplier<StepSpec>> steps =
            RandomStream.steps(new TopNFactory());

    /** A record and its rank. */
    private record Ranked(Item item, long rank) {

        String given(long time) {
            String row = item.row().toString();
            return "%s, rank: %d} @ %s"
                    .formatted(
                            row.substring(0, row.length() - 1),
                            rank,
                            RandomStream.START.plusSeconds(time));
        }

        String given(long start, long end) {
            String row = item.row().toString();
            return "%s, window_start: %s, window_end: %s, rank: %d} @ %s"
                    .formatted(
                            row.substring(0, row.length() - 1),
                            time(start),
                            time(end),
                            rank,
                            time(end).minusMillis(1));
        }

        private static Instant time(long seconds) {
            return RandomStream.START.plusSeconds(seconds);
        }
    }

    private record Order(int n, Ties ties) {

        static Order of(int i) {
            return new Order(1 + i % 4, i % 2 == 0 ? Ties.CUT : Ties.KEEP);
        }

        String options() {
            return "key-by: [k]\norder-by: [{field: v, desc: true}]\nrank-field: rank\nlate: drop\n"
                    + "n: %d\nties: %s\n"
                            .formatted(n, ties.name().toLowerCase(java.util.Locale.ROOT));
        }

        /** All of the records with their ranks, of which those up to n are taken. */
        List<Ranked> ranking(List<Item> items) {
            List<Item> sorted = new ArrayList<>(items);
            sorted.sort(
                    Comparator.comparing(Item::v, Comparator.nullsLast(Comparator.reverseOrder())));
            List<Ranked> ranking = new ArrayList<>();
            for (int i = 0; i < sorted.size(); i++) {
                Item item = sorted.get(i);
                long better = sorted.stream().filter(other -> isBetter(other, item)).count();
                ranking.add(new Ranked(item, ties == Ties.CUT ? i + 1 : better + 1));
            }
            return ranking.stream().filter(ranked -> ranked.rank() <= n).toList();
        }

        private static boolean isBetter(Item left, Item right) {
            return left.v() != null && (right.v() == null || left.v() > right.v());
        }
    }

    @Test
    void rankingsAreThoseOfAnyOrder() throws Exception {
        verify(
                i -> "ttl: %ds".formatted(ttl(i)),
                (i, items) -> {
                    List<String> given = new ArrayList<>();
                    for (List<Item> run : Reference.runs(items, ttl(i))) {
                        long end = Reference.last(run).at() + ttl(i);
                        Order.of(i).ranking(run).forEach(ranked -> given.add(ranked.given(end)));
                    }
                    return given;
                });
    }

    @Test
    void changesOfRanksAreThoseOfAnyOrder() throws Exception {
        verify(
                i -> "emit: changes\nttl: %ds".formatted(ttl(i)),
                (i, items) -> {
                    List<String> given = new ArrayList<>();
                    for (List<Item> run : Reference.runs(items, ttl(i))) {
                        for (int end = 1; end <= run.size(); end++) {
                            List<Ranked> before = Order.of(i).ranking(run.subList(0, end - 1));
                            long now = run.get(end - 1).at();
                            Order.of(i).ranking(run.subList(0, end)).stream()
                                    .filter(ranked -> isNew(ranked, before))
                                    .forEach(ranked -> given.add(ranked.given(now)));
                        }
                    }
                    return given;
                });
    }

    @Test
    void rankingsOfFixedWindowsAreThoseOfAnyOrder() throws Exception {
        verify(
                i -> "window: " + (i % 3 == 0 ? cumulate(i) : hopping(i)),
                (i, items) -> {
                    Map<Long, Long> startByEnd = new TreeMap<>();
                    if (i % 3 == 0) {
                        long step = 1L + i % 4;
                        for (long start = aligned(step * 3); start < 60; start += step * 3) {
                            for (int steps = 1; steps <= 3; steps++) {
                                startByEnd.put(start + steps * step, start);
                            }
                        }
                    } else {
                        long slide = 1L + i % 5;
                        for (long start = aligned(slide); start < 60; start += slide) {
                            startByEnd.put(start + slide + i % 7, start);
                        }
                    }
                    return windows(i, items, startByEnd);
                });
    }

    @Test
    void rankingsOfSessionsAreThoseOfAnyOrder() throws Exception {
        verify(
                i -> "window: {session: {gap: %ds}}".formatted(ttl(i)),
                (i, items) -> {
                    List<String> given = new ArrayList<>();
                    for (List<Item> run : Reference.runs(items, ttl(i))) {
                        long start = run.get(0).at();
                        long end = Reference.last(run).at() + ttl(i);
                        Order.of(i)
                                .ranking(run)
                                .forEach(ranked -> given.add(ranked.given(start, end)));
                    }
                    return given;
                });
    }

    private static List<String> windows(int i, List<Item> items, Map<Long, Long> startByEnd) {
        List<String> given = new ArrayList<>();
        startByEnd.forEach(
                (end, start) -> {
                    List<Item> inside =
                            items.stream()
                                    .filter(item -> item.at() >= start && item.at() < end)
                                    .toList();
                    Order.of(i)
                            .ranking(inside)
                            .forEach(ranked -> given.add(ranked.given(start, end)));
                });
        return given;
    }

    private static String hopping(int i) {
        long slide = 1L + i % 5;
        return "{hopping: {size: %ds, slide: %ds}}".formatted(slide + i % 7, slide);
    }

    private static String cumulate(int i) {
        long step = 1L + i % 4;
        return "{cumulate: {step: %ds, max: %ds}}".formatted(step, 3 * step);
    }

    /** A start of windows well before the first record. */
    private static long aligned(long every) {
        long epoch = RandomStream.START.getEpochSecond();
        return Math.floorDiv(epoch - 60, every) * every - epoch;
    }

    private static long ttl(int i) {
        return 1L + i % 12;
    }

    /** Whether a record wasn't there before, or with another rank. */
    @SuppressWarnings("ReferenceEquality") // two records may hold the same
    private static boolean isNew(Ranked ranked, List<Ranked> before) {
        return before.stream()
                .noneMatch(other -> other.item() == ranked.item() && other.rank() == ranked.rank());
    }

    private interface CaseReference {
        List<String> of(int number, List<Item> items);
    }

    private void verify(Function<Integer, String> options, CaseReference reference)
            throws Exception {
        for (int i = 0; i < CASES; i++) {
            int number = i;
            RandomStream stream = new RandomStream(i);
            String text = Order.of(i).options() + options.apply(i);
            assertThat(stream.run(steps.apply(text), true))
                    .as("%s with\n%s", stream, text)
                    .isEqualTo(stream.expected(items -> reference.of(number, items)));
        }
    }
}
