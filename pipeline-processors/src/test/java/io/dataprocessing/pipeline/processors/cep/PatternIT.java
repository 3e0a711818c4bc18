package io.dataprocessing.pipeline.processors.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.processors.job.TestJob;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs patterns in whole jobs. */
class PatternIT {

    private static final RowType TYPE =
            RowType.builder()
                    .field("user", DataTypes.STRING)
                    .field("kind", DataTypes.STRING)
                    .field("n", DataTypes.LONG)
                    .build();
    private static final String FIELDS = "user: string, kind: string, n: long";
    private static final long START = 1_700_000_000_000L;

    @Test
    void partsAreSeenByConditionsAndBySelect() throws Exception {
        TestJob.Result result =
                job("""
                sequence:
                  - {name: a, where: "kind == 'a'"}
                  - {name: bs, where: "kind == 'b' && n > a.n && (size(bs) == 0 || n > bs[size(bs) - 1].n)", times: 2.., times-contiguity: strict}
                  - {name: maybe, where: "kind == 'm'", optional: true}
                  - {name: c, where: "kind == 'c'"}
                within: 30s
                select: {user: a.user, bs: size(bs), last: "bs[size(bs) - 1].n", m: maybe.n, c: c.n}
                late: drop
                """)
                        .source(
                                "events",
                                FIELDS,
                                List.of(
                                        event(5, "u", "c", 3),
                                        event(4, "u", "b", 9),
                                        event(1, "u", "a", 1),
                                        event(3, "u", "b", 7),
                                        event(2, "v", "a", 1)))
                        .run("found");
        assertThat(result.texts("found"))
                .containsExactly("1700000005000 {user: u, bs: 2, last: 9, m: null, c: 3}");
        assertThat(result.counts())
                .containsEntry("found.in", 5L)
                .containsEntry("found.out", 1L)
                .containsEntry("found.late", 0L);
    }

    @Test
    void whatIsNotCompleteInTimeLeavesThroughTimeout() throws Exception {
        TestJob.Result result =
                job("""
                sequence:
                  - {name: a, where: "kind == 'a'"}
                  - {name: b, where: "kind == 'b'"}
                within: 10s
                timeout: output
                late: drop
                """)
                        .source(
                                "events",
                                FIELDS,
                                List.of(
                                        event(1, "u", "a", 1),
                                        event(11, "u", "b", 2),
                                        event(20, "v", "a", 3),
                                        event(29, "v", "b", 4)))
                        .run("found", "found.timeout");
        assertThat(result.texts("found.timeout"))
                .containsExactly("1700000011000 {a: {user: u, kind: a, n: 1}, b: null}");
        assertThat(result.texts("found"))
                .containsExactly(
                        "1700000029000 {a: {user: v, kind: a, n: 3}, b: {user: v, kind: b, n: 4}}");
    }

    @Test
    void anAbsenceIsCertainWhenTheTimeIsOver() throws Exception {
        TestJob.Result result =
                job("""
                sequence:
                  - {name: ordered, where: "kind == 'order'"}
                  - {name: paid, where: "kind == 'paid'", not: true}
                within: 10s
                select: {user: ordered.user}
                late: drop
                """)
                        .source(
                                "events",
                                FIELDS,
                                List.of(
                                        event(1, "u", "order", 1),
                                        event(2, "v", "order", 1),
                                        event(7, "v", "paid", 2),
                                        event(90, "w", "paid", 2)))
                        .run("found");
        assertThat(result.texts("found")).containsExactly("1700000011000 {user: u}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anEventOnWhichAConditionHasNoValueFollowsOnErrorAndIsNoPartOfASequence(int parallelism)
            throws Exception {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(event(i * 10L, "u" + i, "a", 1));
            events.add(event(i * 10L + 1, "u" + i, "a", 0));
            events.add(event(i * 10L + 2, "u" + i, "b", 2));
        }
        TestJob job =
                job("""
                on-error: skip
                sequence:
                  - {name: a, where: "kind == 'a' && 6 / n > 0"}
                  - {name: b, where: "kind == 'b'", contiguity: strict}
                within: 10s
                select: {user: a.user, quotient: a.n / (b.n - 2 + a.n)}
                late: drop
                """)
                        .parallelism(parallelism)
                        .source("events", FIELDS, events);
        TestJob.Result result = job.run("found");
        assertThat(result.outputs().get("found")).hasSize(40);
        assertThat(result.counts())
                .containsEntry("found.in", 120L)
                .containsEntry("found.skipped", 40L)
                .containsEntry("found.out", 40L);
    }

    @Test
    void aConditionOverSeveralEventsThatHasNoValueFailsTheJobWhereErrorsDo() {
        TestJob job =
                job("""
                sequence:
                  - {name: a, where: "kind == 'a'"}
                  - {name: b, where: "kind == 'b' && 1 / a.n > 0"}
                within: 10s
                late: drop
                """)
                        .source(
                                "events",
                                FIELDS,
                                List.of(event(1, "u", "a", 0), event(2, "u", "b", 0)));
        assertThatThrownBy(() -> job.run("found"))
                .hasStackTraceContaining(
                        "step 'found', part 'b': the condition has no value: division by zero");
    }

    @Test
    void operatorsAreCalledAfterTheStepAndTheShapeOfItsState() {
        TestJob job =
                job("sequence: [{name: a}]\nwithin: 1h\nlate: output\n")
                        .source("events", FIELDS, List.of(event(1, "u", "a", 1)));
        String shape = job.plan().steps().get(0).shape();
        assertThat(shape).hasSize(12);
        assertThat(job.operators())
                .contains(
                        "found-%s = found".formatted(shape),
                        "found-in = found-in",
                        "found-result = found-result");
        String sameShape =
                job("sequence: [{name: a, where: n > 1}]\nwithin: 1h\nlate: drop\n")
                        .source("events", FIELDS)
                        .plan()
                        .steps()
                        .get(0)
                        .shape();
        String otherShape =
                job("sequence: [{name: a}]\nwithin: 2h\nlate: drop\n")
                        .source("events", FIELDS)
                        .plan()
                        .steps()
                        .get(0)
                        .shape();
        assertThat(sameShape).isEqualTo(shape);
        assertThat(otherShape).isNotEqualTo(shape);
    }

    private static TestJob job(String options) {
        return TestJob.of(
                "- name: found\n  input: events\n  type: pattern\n  key-by: [user]\n"
                        + options.indent(2));
    }

    private static Event event(long second, String user, String kind, long n) {
        return Event.of(Row.of(TYPE, user, kind, n), START + second * 1000);
    }
}
