package io.dataprocessing.pipeline.processors.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.processors.keyed.RandomStream.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AbsenceTrialTest {

    private static final int CASES = 10_000;

    private final Function<String, Supplier<StepSpec>> steps =
            RandomStream.steps(new AbsenceFactory());

    @Test
    void absencesAreThoseOfAnyOrder() throws Exception {
        for (int i = 0; i < CASES; i++) {
            RandomStream stream = new RandomStream(i);
            Given given = new Given(1 + i % 7, i % 2 == 0, i % 3 == 0, 1 + i % 7 + i % 11);
            String options =
                    """
                    key-by: [k]
                    expect-within: %ds
                    emit-once: %s
                    resume-event: %s
                    ttl: %ds
                    late: drop
                    """
                            .formatted(given.expected, given.once, given.resume, given.ttl);
            assertThat(stream.run(steps.apply(options), true))
                    .as("%s with\n%s", stream, options)
                    .isEqualTo(stream.expected(given::absences));
        }
    }

    private record Given(long expected, boolean once, boolean resume, long ttl) {

        List<String> absences(List<Item> items) {
            List<String> given = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                long next = i + 1 < items.size() ? items.get(i + 1).at() : Long.MAX_VALUE;
                long due = item.at() + expected;
                if (next <= due) {
                    continue;
                }
                given.add(told(item, due, due, false));
                for (long again = due + expected;
                        !once && again < next && again < item.at() + ttl;
                        again += expected) {
                    given.add(told(item, due, again, false));
                }
                if (!once && next < item.at() + ttl && (next - due) % expected == 0) {
                    // One that comes when an absence would be told again is there before that.
                    assertThat(given).doesNotContain(told(item, due, next, false));
                }
                if (resume && next < item.at() + ttl) {
                    given.add(told(item, due, next, true));
                }
            }
            return given;
        }

        private static String told(Item item, long due, long now, boolean resumed) {
            return "{k: %s, last_seen: %s, missing_since: %s, noticed_at: %s, resumed: %s} @ %s"
                    .formatted(item.k(), time(item.at()), time(due), time(now), resumed, time(now));
        }

        private static Instant time(long seconds) {
            return RandomStream.START.plusSeconds(seconds);
        }
    }
}
