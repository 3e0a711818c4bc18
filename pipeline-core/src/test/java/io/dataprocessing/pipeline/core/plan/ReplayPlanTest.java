package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.plan.ReplayPlan.Edge;
import io.dataprocessing.pipeline.core.plan.ReplayPlan.Gate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where gates stand, and what can be replayed at all. */
class ReplayPlanTest {

    private static final String HEAD =
            """
            version: 1
            name: test
            connections: {main: {type: fake, servers: a}}
            dead-letter: {connection: main, topic: dead}
            sources:
              orders: {connection: main, topic: orders, value: {format: string}, watermark: {}}
            """;

    private static final String DIAMOND =
            HEAD
                    + """
                    steps:
                      - {name: a, input: orders, type: pass, condition: "true"}
                      - {name: b, input: a, type: pass, condition: "true"}
                      - {name: c, input: a, type: pass, condition: "true"}
                    sinks:
                      b-out: {input: b, connection: main, topic: b, value: {format: string}}
                      c-out: {input: c, connection: main, topic: c, value: {format: string}}
                      both: {input: [b, c], connection: main, topic: both, value: {format: string}}
                    """;

    private static ReplayPlan replays(String text) {
        return ReplayPlan.of(PlannedFile.plan(text)).orElseThrow();
    }

    private static Edge edge(String producer, String output, String consumer) {
        return new Edge(new OutputRef(producer, output), consumer);
    }

    private static String obstacle(String text, String target) {
        return ReplayTargets.of(PlannedFile.plan(text)).obstacle(target, "orders").orElse("");
    }

    @Test
    void aPipelineWithoutDeadLettersHasNoGates() {
        assertThat(
                        ReplayPlan.of(
                                PlannedFile.plan(
                                        """
                                        version: 1
                                        name: test
                                        connections: {main: {type: fake, servers: a}}
                                        sources: {orders: {connection: main, topic: orders, value: {format: string}}}
                                        sinks: {out: {input: orders, connection: main, topic: out, value: {format: json}}}
                                        """)))
                .isEmpty();
    }

    @Test
    void whereNothingBranchesOffTheSourceTakesEveryMarkAndThereAreNoGates() {
        ReplayPlan plan =
                replays(
                        HEAD
                                + """
                                steps:
                                  - {name: a, input: orders, type: pass, condition: "true"}
                                  - {name: b, type: pass, condition: "true"}
                                sinks:
                                  out: {input: b, connection: main, topic: out, value: {format: string}}
                                """);
        assertThat(plan.gates()).isEmpty();
        assertThat(plan.entries().get("orders"))
                .isEqualTo(
                        new ReplayPlan.Entry(
                                Set.of("orders", "a", "b", "out"), Set.of(), Set.of()));
    }

    @Test
    void gatesStandBehindTheBranchAndInFrontOfTheTargets() {
        ReplayPlan plan = replays(DIAMOND);
        assertThat(plan.entries().get("orders").taken()).containsExactly("a", "orders");
        assertThat(plan.entries().get("orders").passed())
                .containsExactly("b", "b-out", "both", "c", "c-out");
        assertThat(plan.gates())
                .isEqualTo(
                        Map.of(
                                edge("a", "", "b"), new Gate(Set.of("b-out", "both")),
                                edge("a", "", "c"), new Gate(Set.of("c-out", "both")),
                                edge("b", "", "b-out"), new Gate(Set.of()),
                                edge("c", "", "c-out"), new Gate(Set.of()),
                                edge("b", "", "both"), new Gate(Set.of()),
                                edge("c", "", "both"), new Gate(Set.of())));
    }

    @Test
    void aStepIsRefusedThatTwoWaysLeadTo() {
        assertThat(obstacle(DIAMOND, "c")).isEmpty();
        assertThat(obstacle(DIAMOND, "c-out")).isEmpty();
        assertThat(obstacle(DIAMOND, "both"))
                .isEqualTo(
                        "more than one way leads from 'orders' to 'both', through 'b' and through"
                                + " 'c': it would get the record on each.");
    }

    @Test
    void outputsOfOneStepAreTakenForAlternatives() {
        assertThat(
                        obstacle(
                                HEAD
                                        + """
                                        steps:
                                          - {name: s, input: orders, type: split, outputs: [x, y]}
                                          - {name: u, input: [s.x, s.y], type: pass, condition: "true"}
                                        sinks:
                                          out: {input: u, connection: main, topic: out, value: {format: string}}
                                        """,
                                "u"))
                .isEmpty();
    }

    @Test
    void aTargetThatIsNotThereIsSuggested() {
        assertThat(obstacle(DIAMOND, "b-ot"))
                .isEqualTo(
                        "nothing is named 'b-ot' in 'test'. Did you mean 'b-out'? Known: a, b,"
                                + " b-out, both, c, c-out, orders.");
        assertThat(
                        ReplayTargets.of(PlannedFile.plan(DIAMOND))
                                .obstacle("c", "returns")
                                .orElseThrow())
                .isEqualTo("no source that reads 'returns' leads to 'c'.");
    }

    @Test
    void whatLiesBehindStateIsRefused() {
        String text =
                HEAD
                        + """
                        steps:
                          - {name: seen, input: orders, type: remember, key-by: [id]}
                          - {name: late, input: seen, type: pass, condition: "true"}
                          - {name: sum, input: orders, type: total, key-by: [id], late: drop}
                        sinks:
                          out: {input: late, connection: main, topic: out, value: {format: string}}
                          sums: {input: sum, connection: main, topic: sums, value: {format: string}}
                        """;
        assertThat(obstacle(text, "seen")).isEmpty();
        assertThat(obstacle(text, "late"))
                .isEqualTo(
                        "between 'orders' and 'late' step 'seen' keeps state: it would take the"
                                + " record in a second time.");
        assertThat(obstacle(text, "sum")).isEmpty();
        assertThat(obstacle(text, "sums")).contains("step 'sum' collects windows");
    }

    @Test
    void aStepWithTwoInputsRemembers() {
        String text =
                HEAD
                        + """
                          skus: {connection: main, topic: skus, value: {format: string}}
                        steps:
                          - {name: pairs, input: [orders, skus], type: pair}
                        sinks:
                          out: {input: pairs, connection: main, topic: out, value: {format: string}}
                        """;
        assertThat(obstacle(text, "pairs")).isEmpty();
        assertThat(obstacle(text, "out")).contains("step 'pairs' brings two inputs together");
    }

    @Test
    void sourcesOfOneTopicLeaveEachOthersRecordsAlone() {
        String text =
                HEAD
                        + """
                          again: {connection: main, topic-pattern: "ord.*", value: {format: string}}
                          skus: {connection: main, topic: skus, value: {format: string}}
                        steps:
                          - {name: a, input: orders, type: pass, condition: "true"}
                          - {name: b, input: [orders, again], type: pass, condition: "true"}
                        sinks:
                          a-out: {input: a, connection: main, topic: a, value: {format: string}}
                          b-out: {input: [b, skus], connection: main, topic: b, value: {format: string}}
                        """;
        ReplayPlan plan = replays(text);
        assertThat(plan.entries().get("orders").others()).containsExactly("again");
        assertThat(plan.entries().get("again").others()).containsExactly("a", "a-out", "orders");
        assertThat(plan.entries().get("skus").others()).isEmpty();
        assertThat(obstacle(text, "a")).isEmpty();
        assertThat(obstacle(text, "b"))
                .isEqualTo(
                        "the sources 'orders' and 'again' both read 'orders' and lead to 'b', which"
                                + " would get the record twice.");
        assertThat(ReplayTargets.of(PlannedFile.plan(text)).sources("ordinary"))
                .extracting(SourcePlan::name)
                .containsExactly("again");
    }
}
