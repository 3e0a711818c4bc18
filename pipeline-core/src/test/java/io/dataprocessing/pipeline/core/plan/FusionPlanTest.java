package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.explain.Explanation;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionPlanTest {

    private static final String FILE =
            """
            version: 1
            name: test
            execution: {parallelism: 2%s}
            connections: {main: {type: fake, servers: a}}
            sources:
              orders: {connection: main, topic: orders, value: {format: json, schema: {fields: {id: string, amount: double?}}}}
              more: {connection: main, topic: more, value: {format: json, schema: {fields: {id: string, amount: double?}}}}
            steps:
              - {name: big, input: orders, type: pass, condition: amount > 5.0, rejects: true}
              - {name: either, input: [big, big.rejected], type: pass, condition: amount > 6.0}
              - {name: slow, input: orders, type: pass, condition: amount > 5.0, parallelism: 1}
              - {name: mixed, input: [big, more], type: pass, condition: amount > 5.0}
              - {name: behind, input: mixed, type: pass, condition: amount > 5.0}
              - {name: once, input: big, type: remember, key-by: [id], ttl: 7d}
              - {name: after, input: once, type: pass, condition: amount > 5.0}
            sinks:
              out: {input: either, connection: main, topic: out, value: {format: json}}
              all: {input: [either, behind], connection: main, topic: all, value: {format: json}}
              after-out: {input: after, connection: main, topic: after, value: {format: json}}
            """;

    private static final PipelinePlan PLAN = PlannedFile.plan(FILE.formatted(""));

    @Test
    void partsJoinThoseThatTheyReadIfAllOfThemAreTogether() {
        assertThat(FusionPlan.of(PLAN).groups())
                .extracting(FusionPlan.Group::members)
                .containsExactly(
                        List.of("orders", "big", "either", "out"),
                        List.of("mixed", "behind"),
                        List.of("after", "after-out"));
    }

    @Test
    void whatRunsByItselfIsInNoGroup() {
        FusionPlan fusion = FusionPlan.of(PLAN);
        assertThat(List.of("more", "slow", "once", "all"))
                .allSatisfy(name -> assertThat(fusion.of(name)).isEmpty());
        assertThat(fusion.of("behind").orElseThrow().first()).isEqualTo("mixed");
    }

    @Test
    void nothingIsJoinedWhereTheJobIsToBeBuiltStepByStep() {
        PipelinePlan plan = PlannedFile.plan(FILE.formatted(", optimize: false"));
        assertThat(FusionPlan.of(plan).groups()).isEmpty();
        assertThat(Explanation.of(plan).text())
                .containsIgnoringWhitespaces(
                        "Each part is an operator of its own and every record is decoded in full (optimize false).");
    }

    @Test
    void theGroupsStandInTheExplanation() {
        assertThat(Explanation.of(PLAN).text())
                .containsIgnoringWhitespaces(
                        "orders, big, either and out run as one operator, from one call to the next (optimize true (default)).")
                .containsIgnoringWhitespaces("mixed and behind run as one operator,");
    }
}
