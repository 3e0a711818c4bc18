package io.dataprocessing.pipeline.processors.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventSerializer;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import io.dataprocessing.pipeline.processors.cep.NaiveMatcher.Item;
import io.dataprocessing.pipeline.processors.cep.NaiveMatcher.NaivePart;
import io.dataprocessing.pipeline.processors.job.TestJob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/**
 * Random sequences over random events: in any order within the bound of the watermark, with the
 * events of many keys among each other, and with a restore in the middle, the matches are those
 * that a search through all possibilities finds.
 */
class PatternRandomTest {

    private static final int PATTERNS = 80;
    private static final int KEYS = 125;
    private static final long START = 1_700_000_000_000L;
    private static final long BOUND = 5;

    private static final RowType TYPE =
            RowType.builder()
                    .field("id", DataTypes.STRING)
                    .field("key", DataTypes.STRING)
                    .field("kind", DataTypes.STRING)
                    .field("n", DataTypes.LONG)
                    .build();
    private static final String FIELDS = "id: string, key: string, kind: string, n: long";

    @Test
    void matchesAreThoseOfASearchThroughAllPossibilities() throws Exception {
        long found = 0;
        for (int seed = 0; seed < PATTERNS; seed++) {
            found += check(seed);
        }
        assertThat(found).isGreaterThan(PATTERNS * KEYS / 2);
    }

    private static long check(int seed) throws Exception {
        Random random = new Random(seed);
        NaiveMatcher matcher = matcher(random);
        String steps = steps(matcher);
        Map<String, List<Item>> events = new LinkedHashMap<>();
        for (int key = 0; key < KEYS; key++) {
            events.put("k" + key, items(random));
        }
        Map<String, List<String>> expected = new LinkedHashMap<>();
        Map<String, List<String>> actual = new LinkedHashMap<>();
        events.forEach(
                (key, items) -> {
                    expected.put(key, matcher.matches(items));
                    actual.put(key, new ArrayList<>());
                });
        run(steps, events, random).forEach(match -> add(match, actual));
        actual.values().forEach(Collections::sort);
        assertThat(actual).as("seed %d: %s", seed, steps).isEqualTo(expected);
        return expected.values().stream().mapToLong(List::size).sum();
    }

    private static NaiveMatcher matcher(Random random) {
        boolean skip = random.nextInt(3) == 0;
        List<NaivePart> parts = new ArrayList<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            boolean not = i == 1 && size == 3 && random.nextInt(3) == 0;
            parts.add(part(random, i == 0, not, skip));
        }
        boolean unclear = size == 3 && parts.get(1).not() && same(parts.get(1), parts.get(2));
        if (unclear) {
            parts.remove(1);
        }
        return new NaiveMatcher(parts, 4 + random.nextInt(20), skip);
    }

    /** An event that fits both would be the end of the sequence and its negation. */
    private static boolean same(NaivePart left, NaivePart right) {
        return left.kind().equals(right.kind());
    }

    private static NaivePart part(Random random, boolean first, boolean not, boolean unbranched) {
        int from = not ? 1 : 1 + random.nextInt(2);
        int to = not || unbranched ? from : from + random.nextInt(2);
        Contiguity contiguity = first ? Contiguity.RELAXED : contiguity(random, not || unbranched);
        return new NaivePart(
                List.of("a", "b", "c").get(random.nextInt(3)),
                !first && random.nextInt(3) == 0,
                from,
                to,
                not,
                contiguity,
                to == 1 ? Contiguity.RELAXED : contiguity(random, unbranched));
    }

    private static Contiguity contiguity(Random random, boolean unbranched) {
        List<Contiguity> allowed =
                unbranched
                        ? List.of(Contiguity.STRICT, Contiguity.RELAXED)
                        : List.of(Contiguity.values());
        return allowed.get(random.nextInt(allowed.size()));
    }

    private static String steps(NaiveMatcher matcher) {
        StringBuilder sequence = new StringBuilder();
        for (int i = 0; i < matcher.parts().size(); i++) {
            sequence.append(words(i, matcher.parts()));
        }
        return """
        - name: found
          input: events
          type: pattern
          key-by: [key]
          sequence:
        %s  within: %dms
          after-match: %s
          late: drop
        """
                .formatted(
                        sequence,
                        matcher.within(),
                        matcher.skipPastLast() ? "skip-past-last" : "no-skip");
    }

    private static String words(int index, List<NaivePart> parts) {
        NaivePart part = parts.get(index);
        String where = "kind == '%s'".formatted(part.kind());
        if (part.rising()) {
            where += parts.get(0).to() == 1 ? " && n >= p0.n" : " && n >= p0[0].n";
        }
        StringBuilder words = new StringBuilder("    - {name: p" + index);
        words.append(", where: \"%s\"".formatted(where));
        if (index > 0) {
            words.append(", contiguity: " + word(part.contiguity()));
        }
        if (part.not()) {
            words.append(", not: true");
        } else if (part.to() > 1) {
            words.append(", times: " + new Repetition(part.from(), OptionalInt.of(part.to())));
            words.append(", times-contiguity: " + word(part.timesContiguity()));
        }
        return words + "}\n";
    }

    private static String word(Contiguity contiguity) {
        return contiguity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        int size = 3 + random.nextInt(9);
        long time = START;
        for (int i = 0; i < size; i++) {
            time += random.nextInt(4);
            items.add(
                    new Item(
                            "%02d".formatted(i),
                            time,
                            List.of("a", "b", "c").get(random.nextInt(3)),
                            random.nextInt(5)));
        }
        return items;
    }

    private static List<Event> run(String steps, Map<String, List<Item>> items, Random random)
            throws Exception {
        List<Event> events = new ArrayList<>();
        items.forEach((key, each) -> each.forEach(item -> events.add(event(key, item))));
        IdentityHashMap<Event, Long> arrival = new IdentityHashMap<>();
        events.forEach(
                event -> arrival.put(event, event.timestamp() + random.nextInt((int) BOUND)));
        Collections.shuffle(events, random);
        events.sort(Comparator.comparing(arrival::get));
        TestJob job = TestJob.of(steps).source("events", FIELDS, List.of(events.get(0)));
        StreamOperatorFactory<Event> factory = job.operator("found");
        RowType matches = job.plan().steps().get(0).outputs().get("");
        List<Event> found = new ArrayList<>();
        int restoreAt = random.nextInt(events.size());
        Harness harness = new Harness(factory, matches, Optional.empty());
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < events.size(); i++) {
            if (i == restoreAt) {
                OperatorSubtaskState state = harness.snapshot(1, 1);
                found.addAll(harness.drain());
                harness.close();
                harness = new Harness(factory, matches, Optional.of(state));
            }
            harness.processElement(new StreamRecord<>(events.get(i), events.get(i).timestamp()));
            long next = arrival.get(events.get(i)) - BOUND;
            if (next > watermark && random.nextInt(4) == 0) {
                watermark = next;
                harness.processWatermark(watermark);
            }
        }
        harness.processWatermark(Long.MAX_VALUE);
        found.addAll(harness.drain());
        assertThat(harness.numKeyedStateEntries()).as("state that is left").isZero();
        harness.close();
        return found;
    }

    private static Event event(String key, Item item) {
        return Event.of(Row.of(TYPE, item.id(), key, item.kind(), item.n()), item.time());
    }

    private static void add(Event match, Map<String, List<String>> byKey) {
        List<String> texts = new ArrayList<>();
        String key = "";
        for (int i = 0; i < match.value().type().size(); i++) {
            List<String> ids = new ArrayList<>();
            Object part = match.value().get(i);
            for (Object each : part instanceof List<?> list ? list : List.of(part)) {
                ids.add(((Row) each).getString(0));
                key = ((Row) each).getString(1);
            }
            texts.add(String.join("+", ids));
        }
        byKey.get(key).add(String.join(" ", texts));
    }

    /** The operator with its state. */
    private static final class Harness
            extends KeyedOneInputStreamOperatorTestHarness<Row, Event, Event> {

        private static final EventKey KEY = EventKey.of(TYPE, List.of("key"));

        Harness(
                StreamOperatorFactory<Event> factory,
                RowType matches,
                Optional<OperatorSubtaskState> state)
                throws Exception {
            super(InstantiationUtil.clone(factory), KEY, KEY.getProducedType(), 16, 1, 0);
            setup(new EventSerializer(matches));
            if (state.isPresent()) {
                initializeState(state.get());
            }
            open();
        }

        List<Event> drain() {
            List<Event> events = extractOutputValues();
            getOutput().clear();
            return events;
        }
    }
}
