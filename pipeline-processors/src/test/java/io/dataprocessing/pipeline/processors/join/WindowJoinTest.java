package io.dataprocessing.pipeline.processors.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowJoinTest {

    private static final String TUMBLING = "key-by: [sku]\nlate: drop\nwindow: {tumbling: 10s}\n";

    private static JoinRun run(String options) throws Exception {
        return JoinRun.of(new WindowJoinFactory(), options);
    }

    private static List<String> problems(String options) {
        return JoinRun.problems(new WindowJoinFactory(), options);
    }

    @Test
    void givesThePairsOfAWindowWhenItEnds() throws Exception {
        try (JoinRun join = run(TUMBLING)) {
            join.order(20, "a", 1, 100).payment(29, "a", 2, true).payment(30, "a", 3, true);
            assertThat(join.emittedBy(29)).isEmpty();
            assertThat(join.at(30, true))
                    .containsExactly(
                            "{sku: a, id: 1, amount: 100, paid: 2, ok: true,"
                                    + " window_start: 1970-01-01T00:00:20Z,"
                                    + " window_end: 1970-01-01T00:00:30Z} @29.999");
            assertThat(join.emittedBy(50)).isEmpty();
            assertThat(join.harness().keysWithState()).isZero();
        }
    }

    @Test
    void givesAPairInEachWindowThatHoldsBoth() throws Exception {
        try (JoinRun join =
                run(
                        "key-by: [sku]\nlate: drop\nwindow: {hopping: {size: 10s, slide: 5s}}\n"
                                + "select: {id: left.id}\nwindow-fields: {start: since, end:"
                                + " until}")) {
            join.order(21, "a", 1, 100).payment(22, "a", 2, true).payment(27, "a", 3, true);
            assertThat(join.emittedBy(60))
                    .containsExactly(
                            "{id: 1, since: 1970-01-01T00:00:15Z, until: 1970-01-01T00:00:25Z}",
                            "{id: 1, since: 1970-01-01T00:00:20Z, until: 1970-01-01T00:00:30Z}",
                            "{id: 1, since: 1970-01-01T00:00:20Z, until: 1970-01-01T00:00:30Z}");
        }
    }

    @Test
    void makesSessionsOfBothInputsTogether() throws Exception {
        try (JoinRun join =
                run("key-by: [sku]\nlate: drop\nwindow: {session: {gap: 5s}}\njoin: left")) {
            join.order(10, "a", 1, 100).payment(14, "a", 2, true).order(18, "a", 3, 100);
            join.order(23, "a", 4, 100);
            assertThat(join.at(60, true))
                    .containsExactly(
                            "{sku: a, id: 1, amount: 100, paid: 2, ok: true,"
                                    + " window_start: 1970-01-01T00:00:10Z,"
                                    + " window_end: 1970-01-01T00:00:23Z} @22.999",
                            "{sku: a, id: 3, amount: 100, paid: 2, ok: true,"
                                    + " window_start: 1970-01-01T00:00:10Z,"
                                    + " window_end: 1970-01-01T00:00:23Z} @22.999",
                            "{sku: a, id: 4, amount: 100, paid: null, ok: null,"
                                    + " window_start: 1970-01-01T00:00:23Z,"
                                    + " window_end: 1970-01-01T00:00:28Z} @27.999");
            assertThat(join.harness().keysWithState()).isZero();
        }
    }

    @Test
    void saysWhatIsWrongWithTheWindows() {
        assertThat(problems("key-by: [sku]\nlate: drop\nwindow: {}"))
                .containsExactly(
                        "window: a kind of window is missing. Choose tumbling, hopping, session or"
                                + " cumulate.");
        assertThat(
                        problems(
                                "key-by: [sku]\nlate: drop\nwindow: {tumbling: 1s, session: {gap:"
                                        + " 1s}}"))
                .containsExactly(
                        "window: only one kind is allowed. Choose tumbling, hopping, session or"
                                + " cumulate.");
        assertThat(
                        problems(
                                "key-by: [sku]\nlate: drop\nwindow: {hopping: {size: 1s, slide:"
                                        + " 2s}}"))
                .containsExactly(
                        "window.hopping.slide: the slide can't be longer than the size, or records"
                                + " fall between windows.");
        assertThat(
                        problems(
                                "key-by: [sku]\nlate: drop\nwindow: {cumulate: {step: 2s, max:"
                                        + " 3s}}"))
                .containsExactly(
                        "window.cumulate.max: the largest size must be a multiple of the step.");
        assertThat(
                        problems(
                                "key-by: [sku]\nlate: drop\noffset: 1s\nwindow: {session: {gap:"
                                        + " 1s}}"))
                .containsExactly("offset: session windows start with their first record.");
    }

    @Test
    void saysWhichFieldsOfTheWindowAreTaken() {
        assertThat(problems(TUMBLING + "window-fields: {start: id}"))
                .containsExactly(
                        "window-fields: there is a field 'id' already; choose another name.");
        assertThat(problems(TUMBLING + "window-fields: {start: w, end: w}"))
                .containsExactly("window-fields.end: the start has this name already.");
    }
}
