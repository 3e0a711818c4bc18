package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.core.explain.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the words about errors, nulls and dead letters become. */
class ErrorRulesPlanTest {

    private static final String HEAD =
            """
            version: 1
            name: test
            connections: {main: {type: fake, servers: a}}
            """;
    private static final String LETTERS = "dead-letter: {connection: main, topic: test.dlq%s}\n";
    private static final String SOURCE =
            "sources: {orders: {connection: main, topic: orders, value: {format: json, schema:"
                    + " {fields: {id: string, amount: double?}}}%s}}\n";
    private static final String KEYED =
            SOURCE.replace(
                    "orders, value",
                    "orders, key: {format: string, schema: {fields: {sku:" + " string}}}, value");
    private static final String STEP =
            "steps: [{name: big, type: pass, input: orders, condition: amount > 5.0%s}]\n";
    private static final String SINK =
            "sinks: {out: {input: orders, connection: main, topic: out, value: {format: json%s}}}\n";

    @Test
    void aPolicyIsAWordOrAMappingWithALimit() {
        String limited =
                ", on-error: {policy: dead-letter, max-rate: 0.5%, window: 2min, min-records: 7}";
        PipelinePlan plan =
                PlannedFile.plan(
                        HEAD
                                + LETTERS.formatted("")
                                + SOURCE.replace("%s", limited)
                                + STEP.formatted(", on-error: skip")
                                + SINK.formatted(""));
        assertThat(plan.sources().get(0).onError())
                .isEqualTo(
                        new ErrorRule(
                                ErrorPolicy.DEAD_LETTER,
                                Optional.of(
                                        new ErrorRule.MaxRate(0.005, Duration.ofMinutes(2), 7))));
        assertThat(plan.steps().get(0).onError()).isEqualTo(ErrorRule.of(ErrorPolicy.SKIP));
        assertThat(plan.sinks().get(0).onError()).isEqualTo(ErrorRule.FAIL);
        assertThat(Explanation.of(plan).text())
                .containsIgnoringWhitespaces(
                        "goes to the dead letters, and the job fails when these are more than 0.5%"
                                + " of at least 7 records within 2min in one parallel instance.");
    }

    @Test
    void whatAMappingGetsWrongIsSaidWhereItStands() {
        assertThat(
                        problems(
                                SOURCE.replace(
                                                "%s",
                                                ", on-error: {policy: dead-letter, max-rate: 0.01}")
                                        + SINK.formatted("")))
                .anyMatch(
                        problem ->
                                problem.contains("max-rate")
                                        && problem.contains("a percentage, such as 1% or 0.5%"));
        assertThat(
                        problems(
                                SOURCE.replace("%s", ", on-error: {policy: fail, max-rate: 1%}")
                                        + SINK.formatted("")))
                .anyMatch(
                        problem ->
                                problem.endsWith(
                                        "E148 'max-rate' has no effect with policy fail, which fails at the first record. Use dead-letter or skip."));
        assertThat(
                        problems(
                                SOURCE.replace("%s", ", on-error: {policy: dead-letter}")
                                        + SINK.formatted("")))
                .anyMatch(problem -> problem.contains("E147"));
        assertThat(problems(SOURCE.replace("%s", ", on-error: {polcy: skip}") + SINK.formatted("")))
                .anyMatch(
                        problem ->
                                problem.endsWith(
                                        "E104 unknown option 'polcy' of on-error of source 'orders' -> policy"));
    }

    @Test
    void aStepTriesAsOftenAsItSays() {
        PipelinePlan plan =
                PlannedFile.plan(
                        HEAD
                                + SOURCE.formatted("")
                                + STEP.formatted(", retry: {attempts: 5, backoff: 20ms}")
                                + SINK.formatted(""));
        assertThat(plan.steps().get(0).retry())
                .contains(new RetryPlan(5, Duration.ofMillis(20), Duration.ofSeconds(10)));
        assertThat(Explanation.of(plan).text())
                .containsIgnoringWhitespaces(
                        "A record is tried up to 5 times after an error that may pass, with a wait"
                                + " that begins with 20ms, doubles each time, and is 10s at most.");
    }

    @Test
    void aCallMayTakeAsLongAsTheStepSaysOrElseTheJob() {
        assertThat(callTimeout("", "")).isEqualTo(Duration.ofSeconds(30));
        assertThat(callTimeout("execution: {call-timeout: 5s}\n", ""))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(callTimeout("execution: {call-timeout: 5s}\n", ", call-timeout: 2min"))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(callTimeout("", ", call-timeout: 0s")).isZero();
    }

    @Test
    void howLongACallMayTakeIsExplained() {
        assertThat(Explanation.of(timed("", ", call-timeout: 2min")).text())
                .containsIgnoringWhitespaces(
                        "A call into a processor that takes longer than 30s (default) is written to"
                                + " the log with the stack of its thread and interrupted; its"
                                + " record is one that the step can't handle.",
                        "A call into its processor may take 2min.");
        assertThat(Explanation.of(timed("execution: {call-timeout: 0s}\n", "")).text())
                .containsIgnoringWhitespaces(
                        "A call into a processor may take as long as it wants (call-timeout 0s).");
    }

    private static Duration callTimeout(String job, String step) {
        return timed(job, step).steps().get(0).callTimeout();
    }

    private static PipelinePlan timed(String job, String step) {
        return PlannedFile.plan(
                job + HEAD + SOURCE.formatted("") + STEP.formatted(step) + SINK.formatted(""));
    }

    @Test
    void tombstonesCanBecomeRows() {
        String words = ", on-null-value: delete, delete-field: gone";
        PipelinePlan plan = PlannedFile.plan(HEAD + KEYED.formatted(words) + SINK.formatted(""));
        SourcePlan source = plan.sources().get(0);
        assertThat(source.nulls())
                .isEqualTo(
                        new NullPlan(
                                NullPlan.OnNullValue.DELETE,
                                NullPlan.OnNullKey.DEFAULT,
                                Optional.of("gone")));
        assertThat(source.type().field("sku").orElseThrow().type()).isEqualTo(DataTypes.STRING);
        assertThat(source.type().field("id").orElseThrow().type())
                .isEqualTo(DataTypes.STRING.asNullable());
        assertThat(source.type().field("gone").orElseThrow().type()).isEqualTo(DataTypes.BOOLEAN);
        assertThat(Explanation.of(plan).text())
                .containsIgnoringWhitespaces(
                        "A record without a value (a tombstone) becomes a row of the key's fields"
                                + " whose field 'gone' is true.");
    }

    @Test
    void deletionsNeedAKeyAndAFieldOfTheirOwn() {
        assertThat(problems(SOURCE.formatted(", on-null-value: delete") + SINK.formatted("")))
                .containsExactly(
                        "4:140 E204 'on-null-value: delete' needs the section 'key', for example 'key: {format: string, field: id}': without it a deletion doesn't say what was deleted.");
        assertThat(
                        problems(
                                KEYED.formatted(", on-null-value: delete, delete-field: amount")
                                        + SINK.formatted("")))
                .singleElement()
                .asString()
                .endsWith(
                        "E205 the rows have a field 'amount' already. Choose another name for the one that says that a key was deleted, with 'delete-field'.");
        assertThat(problems(SOURCE.formatted(", delete-field: gone") + SINK.formatted("")))
                .singleElement()
                .asString()
                .endsWith("E148 'delete-field' has no effect without 'on-null-value: delete'.");
    }

    @Test
    void deadLettersHoldWhatTheSectionSays() {
        String words =
                ", payload: hash, exclude-headers: [Authorization, Cookie], header-names: connect";
        PipelinePlan plan =
                PlannedFile.plan(
                        HEAD
                                + LETTERS.formatted(words)
                                + SOURCE.formatted(", on-error: dead-letter")
                                + SINK.formatted(""));
        assertThat(plan.deadLetter().orElseThrow().letters())
                .isEqualTo(
                        new LetterPlan(
                                LetterPlan.Payload.HASH,
                                List.of("Authorization", "Cookie"),
                                LetterPlan.HeaderNames.CONNECT));
        assertThat(Explanation.of(plan).text())
                .containsIgnoringWhitespaces(
                        "Letters hold sizes and SHA-256 of key and value instead of these, and"
                                + " can't be replayed.")
                .containsIgnoringWhitespaces(
                        "The record's headers Authorization, Cookie are left out.")
                .containsIgnoringWhitespaces("Kafka Connect's names stand beside the platform's.");
    }

    private static List<String> problems(String rest) {
        return PlannedFile.problems(HEAD + rest);
    }
}
