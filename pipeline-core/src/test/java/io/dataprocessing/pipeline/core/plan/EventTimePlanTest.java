package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.core.explain.Explanation;
import org.junit.jupiter.api.Test;

/** What a step that goes by event time, or brings two inputs together, needs. */
class EventTimePlanTest {

    private static final String PIPELINE =
            """
            version: 1
            name: test
            connections: {main: {type: fake, servers: a}}
            dead-letter: {connection: main, topic: dead}
            sources:
              orders: {connection: main, topic: orders, value: {format: json, schema: {fields: {id: long, user: string, day: date?}}}, watermark: {}}
              clicks: {connection: main, topic: clicks, value: {format: json, schema: {fields: {visitor: string?, order: int, day: date}}}%s}
            steps:
              - {name: big, type: split, input: clicks, outputs: [some]}
              - {name: both, type: meet, input: [orders, big.some], key-by: {left: %s, right: %s}, late: %s}
            sinks: {out: {input: %s, connection: main, topic: out, value: {format: json}}}
            """;

    private static String pipeline(String watermark, String left, String right, String late) {
        return PIPELINE.formatted(watermark, left, right, late, "both");
    }

    @Test
    void aSourceWithoutAWatermarkIsNamedAtTheStepThatNeedsIt() {
        assertThat(PlannedFile.problems(pipeline("", "[user]", "[visitor]", "drop")))
                .containsExactly(
                        "10:24 E206 step 'both' goes by event time, and source 'clicks' doesn't say where that is. Give the source for example 'watermark: {field: …, out-of-orderness: 5s}'; without 'field' it's the timestamp of the record itself.");
    }

    @Test
    void keysOfTwoInputsAreOfEqualNumber() {
        assertThat(
                        PlannedFile.problems(
                                pipeline(", watermark: {}", "[user]", "[visitor, day]", "drop")))
                .containsExactly(
                        "10:65 E204 step 'both' brings records of equal keys together; its first input has 1 key fields (user), its second 2 (visitor, day). Name as many of one as of the other.");
    }

    @Test
    void keysOfTwoInputsAreOfEqualTypesButForNull() {
        assertThat(
                        PlannedFile.problems(
                                pipeline(
                                        ", watermark: {}",
                                        "[user, day, id]",
                                        "[visitor, day, order]",
                                        "drop")))
                .containsExactly(
                        "10:111 E204 key field 'id' of the first input is long, 'order' of the second is int; keys can be equal only if their types are. Convert one in a step before.");
    }

    @Test
    void anOrderedStepKeepsWhatWaitsAndGivesLateRecordsAnOutputForEachInput() {
        String text =
                PIPELINE.formatted(
                        ", watermark: {}",
                        "[user]",
                        "[visitor]",
                        "output",
                        "[both, both.late-left]");
        StepPlan step = PlannedFile.plan(text).steps().get(1);
        assertThat(step.outputs()).containsOnlyKeys("", "late-left", "late-right");
        assertThat(step.states())
                .extracting(StatePlan::name)
                .containsExactly("!held", "!held-right");
        assertThat(step.states()).extracting(StatePlan::kind).containsOnly(StateSpec.Kind.MAP);
        assertThat(step.deadLetters()).isFalse();
        assertThat(Explanation.of(PlannedFile.plan(text)).text())
                .containsIgnoringNewLines(
                        "Records of a key are handled in the order of event time, each when the");
    }

    @Test
    void lateRecordsMayGoToTheDeadLetters() {
        String text = pipeline(", watermark: {}", "[user]", "[visitor]", "dead-letter");
        assertThat(PlannedFile.plan(text).steps().get(1).deadLetters()).isTrue();
        assertThat(PlannedFile.problems(text.replaceFirst("dead-letter: .*\n", "")))
                .containsExactly(
                        "9:105 E147 'late: dead-letter' needs the section 'dead-letter', for example 'dead-letter: {connection: main, topic: test.dlq}'.");
    }
}
