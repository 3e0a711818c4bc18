package io.dataprocessing.pipeline.processors.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.StepSnapshot;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamicRulesTest {

    private static final RowType EVENTS = Rows.type("user string, amount long?");
    private static final RowType RULES =
            Rows.type(
                    "id string, condition string?, on boolean?, gone boolean?, weight int?, label"
                            + " string?");
    private static final String FIELDS =
            "enabled-field: on\ndeleted-field: gone\npriority-field: weight\n";
    private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");

    private StepHarness step;

    @AfterEach
    void close() throws Exception {
        if (step != null) {
            step.close();
        }
    }

    private static FactoryDescription description(String options) {
        return FactoryDescription.of(new DynamicRulesFactory(), FIELDS + options, EVENTS, RULES);
    }

    private DynamicRulesTest start(String options) throws Exception {
        step = StepHarness.start(description(options));
        return this;
    }

    private DynamicRulesTest event(String user, Object amount) throws Exception {
        step.process(0, TestRecord.of(Rows.row(EVENTS, user, amount), NOON));
        return this;
    }

    private DynamicRulesTest rule(String id, String condition) throws Exception {
        return rule(id, condition, true, false, null, "label of " + id);
    }

    private DynamicRulesTest rule(Object... values) throws Exception {
        step.process(1, TestRecord.of(Rows.row(RULES, values), NOON));
        return this;
    }

    private List<String> taken() {
        return step.take().stream()
                .map(emitted -> emitted.output() + emitted.value().toString())
                .map(text -> text.replaceFirst("^" + Emitted.MAIN + "\\{", "{"))
                .toList();
    }

    @Test
    void anEventGivesAResultForEachRuleThatItMeets() throws Exception {
        start("").rule("large", "amount > 100").rule("named", "user == 'ann'");
        event("ann", 500).event("bob", 500).event("bob", 5).event("cid", null);
        assertThat(taken())
                .containsExactly(
                        "{user: ann, amount: 500, rule: large}",
                        "{user: ann, amount: 500, rule: named}",
                        "{user: bob, amount: 500, rule: large}");
    }

    @Test
    void theFirstRuleIsThatOfTheHighestPriorityThenByName() throws Exception {
        start("match: first")
                .rule("c", "true", true, false, 1, null)
                .rule("b", "true", true, false, 7, null)
                .rule("a", "amount > 10", true, false, 7, null)
                .rule("d", "true", true, false, null, null);
        event("ann", 11).event("ann", 1);
        assertThat(taken())
                .containsExactly(
                        "{user: ann, amount: 11, rule: a}", "{user: ann, amount: 1, rule: b}");
    }

    @Test
    void aRuleTakesThePlaceOfTheOneOfItsName() throws Exception {
        start("").rule("r", "amount > 100").event("ann", 50).rule("r", "amount > 10");
        event("ann", 50);
        assertThat(taken()).containsExactly("{user: ann, amount: 50, rule: r}");
    }

    @Test
    void rulesAreSwitchedOffAndRemoved() throws Exception {
        start("unmatched: output").rule("r", "true");
        rule("r", "true", false, false, null, null).event("off", 1);
        rule("r", "true", true, false, null, null).event("on", 1);
        rule("r", null, null, true, null, null).event("gone", 1);
        assertThat(taken())
                .containsExactly(
                        "unmatched{user: off, amount: 1}",
                        "{user: on, amount: 1, rule: r}",
                        "unmatched{user: gone, amount: 1}");
    }

    @Test
    void aBadRuleIsRefusedAndTheOneBeforeStays() throws Exception {
        start("").rule("r", "amount > 10");
        assertThatThrownBy(() -> rule("r", "amout > 10"))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("rule 'r': condition at 1: ")
                .hasMessageContaining("amout")
                .hasMessageContaining("Did you mean 'amount'?");
        assertThatThrownBy(() -> rule("r", "amount + 1"))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("boolean");
        assertThatThrownBy(() -> rule("r", null))
                .hasMessage("rule 'r' has no condition: field 'condition' is null");
        event("ann", 11);
        assertThat(taken()).containsExactly("{user: ann, amount: 11, rule: r}");
    }

    @Test
    void aRuleTooManyIsRefusedButChangesAreNot() throws Exception {
        start("max-rules: 2").rule("a", "true").rule("b", "true");
        assertThatThrownBy(() -> rule("c", "true"))
                .isInstanceOf(EvaluationException.class)
                .hasMessage(
                        "rule 'c' is one too many: there are 2 already. Delete some, or raise"
                                + " 'max-rules'.");
        rule("a", null, null, true, null, null).rule("b", "false").rule("c", "true");
        event("ann", 1);
        assertThat(taken()).containsExactly("{user: ann, amount: 1, rule: c}");
    }

    @Test
    void anEventThatAConditionHasNoValueForIsAnErrorThatNamesTheRule() throws Exception {
        start("").rule("ratio", "100 / amount > 1").rule("all", "true");
        assertThatThrownBy(() -> event("ann", 0))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("rule 'ratio': ");
        event("ann", 10);
        assertThat(taken())
                .containsExactly(
                        "{user: ann, amount: 10, rule: all}",
                        "{user: ann, amount: 10, rule: ratio}");
    }

    @Test
    void fieldsAreAddedFromTheEventAndTheRule() throws Exception {
        start("rule-field: rule_id\nselect: {label: matched.label, user: \"user + '!'\"}");
        rule("r", "true").event("ann", 1);
        assertThat(taken())
                .containsExactly("{user: ann!, amount: 1, rule_id: r, label: label of r}");
    }

    @Test
    void restoredRulesApply() throws Exception {
        start("").rule("r", "amount > 10");
        StepSnapshot snapshot = step.snapshot();
        rule("r", "amount > 1000").rule("s", "true");
        step.restore(snapshot);
        event("ann", 11);
        assertThat(taken()).containsExactly("{user: ann, amount: 11, rule: r}");
    }

    @Test
    void eventsWaitForTheFirstRule() throws Exception {
        start("missing-rules: hold\nkey-by: [user]\nunmatched: output");
        step.process(
                0,
                TestRecord.of(Rows.row(EVENTS, "ann", 1), NOON)
                        .withMessageKey(new byte[] {1})
                        .withHeaders(Headers.none().with("trace", "t1")));
        event("ann", 2).event("bob", 3);
        step.advanceClock(Duration.ofSeconds(10));
        assertThat(taken()).isEmpty();
        StepSnapshot snapshot = step.snapshot();
        step.restore(snapshot);
        rule("r", "amount != 2");
        assertThat(taken()).as("they go with the next event of their key").isEmpty();
        event("ann", 4);
        List<Emitted> first = step.take();
        assertThat(first)
                .extracting(emitted -> emitted.output() + emitted.value())
                .containsExactly(
                        Emitted.MAIN + "{user: ann, amount: 1, rule: r}",
                        "unmatched{user: ann, amount: 2}",
                        Emitted.MAIN + "{user: ann, amount: 4, rule: r}");
        assertThat(first.get(0).timestamp()).contains(NOON);
        assertThat(first.get(0).messageKey()).hasValue(new byte[] {1});
        assertThat(first.get(0).headers().last("trace")).isPresent();
        step.advanceClock(Duration.ofSeconds(1));
        assertThat(taken())
                .as("or within a second")
                .containsExactly("{user: bob, amount: 3, rule: r}");
    }

    @Test
    void eventsThatWaitMeetNoRuleWhenTheInputEnds() throws Exception {
        start("missing-rules: hold\nkey-by: [user]\nunmatched: output").event("ann", 1);
        step.advanceWatermark(Instant.ofEpochMilli(Long.MAX_VALUE));
        assertThat(taken()).containsExactly("unmatched{user: ann, amount: 1}");
    }

    @Test
    void anEventThatWaitsWithAnErrorIsKeptUntilTheRulesAreCorrected() throws Exception {
        start("missing-rules: hold\nkey-by: [user]").event("ann", 1).event("ann", 0);
        rule("r", "10 / amount > 1");
        step.advanceClock(Duration.ofSeconds(1));
        assertThat(taken()).containsExactly("{user: ann, amount: 1, rule: r}");
        event("ann", 2);
        assertThat(taken()).as("order is kept").isEmpty();
        rule("r", "amount == 0 || 10 / amount > 1");
        step.advanceClock(Duration.ofSeconds(1));
        assertThat(taken())
                .containsExactly(
                        "{user: ann, amount: 0, rule: r}", "{user: ann, amount: 2, rule: r}");
    }

    @Test
    void optionsAreCheckedAgainstBothInputs() {
        FactoryDescription wrong =
                FactoryDescription.of(
                        new DynamicRulesFactory(),
                        "rule-key: ident\ncondition-field: weight\nenabled-field: label\n"
                                + "missing-rules: hold\nas: user",
                        EVENTS,
                        RULES);
        assertThat(wrong.problems())
                .containsExactly(
                        "missing-rules: events that wait are kept in state, by key. Give 'key-by',"
                                + " for example 'key-by: [user]'.",
                        "rule-key: the rules have no field 'ident'. Fields: id, condition, on,"
                                + " gone, weight, label.",
                        "condition-field: field 'weight' of the rules is int; it must be a"
                                + " string.",
                        "enabled-field: field 'label' of the rules is string; it must be a"
                                + " boolean.",
                        "as: the events have a field 'user' themselves. Give the rule another name"
                                + " with 'as'.");
        assertThat(description("key-by: [user]\nrule-field: amount").problems())
                .containsExactly(
                        "key-by: 'key-by' has no effect without 'missing-rules: hold': every"
                                + " instance has all rules. Leave it out.",
                        "rule-field: there is a field 'amount' already. Choose another name for"
                                + " the one that holds the rule's name.");
    }
}
