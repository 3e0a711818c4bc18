package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code dynamic-rules}.
 *
 * @param ruleKey the field of a rule that names it
 * @param conditionField the field of a rule that holds its condition
 * @param enabledField the field of a rule that says whether it's on
 * @param deletedField the field of a rule that says whether it's gone
 * @param priorityField the field of a rule that says how important it is
 * @param match how many rules are applied to an event
 * @param ruleField the added field with the name of the rule
 * @param select further added fields
 * @param as the name of the rule in expressions
 * @param unmatched what becomes of events that meet no rule
 * @param missingRules what becomes of events while there are no rules
 * @param keyBy the key under which events are held
 * @param maxRules how many rules there may be
 */
@Description(
        "Tests each event against rules that come as records: 'input: [events, rules]'. A rule holds"
                + " its condition, an expression over the fields of the events, as text; it's compiled"
                + " when it comes and takes the place of the rule of its name. A rule that is wrong"
                + " follows the step's on-error, and the one before it stays. Rules reach all parallel"
                + " instances, each at a moment of its own.")
record DynamicRulesOptions(
        @Description("The field of a rule that names it: a string, an int or a long.")
                @Default("id")
                @Example("rule_id")
                String ruleKey,
        @Description("The field of a rule that holds its condition, a string.")
                @Default("condition")
                @Example("expression")
                String conditionField,
        @Description(
                        "The boolean field of a rule that says whether it's on; false or null switches it"
                                + " off. All are on if left out.")
                @Example("enabled")
                Optional<String> enabledField,
        @Description(
                        "The boolean field of a rule that says, when true, that the rule of this name is"
                                + " gone, such as the one that 'on-null-value: delete' of a source adds."
                                + " Rules are never removed if left out.")
                @Example("deleted")
                Optional<String> deletedField,
        @Description(
                        "The int or long field of a rule by which rules are ordered, the highest first and"
                                + " null like 0; rules of one priority go by their names.")
                @Example("priority")
                Optional<String> priorityField,
        @Description(
                        "Whether an event gives one result for each rule that it meets (all), or one for"
                                + " the first of them (first).")
                @Default("all")
                RuleMatch match,
        @Description("The field that is added to an event: the name of the rule that it meets.")
                @Default("rule")
                @Matches(value = "[A-Za-z_][A-Za-z0-9_]*", allowed = "A-Z, a-z, 0-9 and '_'")
                String ruleField,
        @Description(
                        "Further fields that are added, each an expression over the event's fields and the"
                                + " rule that it meets, 'matched'; a field of that name gives way.")
                @Example("{severity: matched.severity}")
                @Default("{}")
                Map<String, ExpressionText> select,
        @Description("The name of the rule in the expressions of 'select'.")
                @Default("matched")
                @Matches(value = "[A-Za-z_][A-Za-z0-9_]*", allowed = "A-Z, a-z, 0-9 and '_'")
                String as,
        @Description(
                        "What becomes of events that meet no rule: they are dropped and counted in the"
                                + " metric 'unmatched', or leave unchanged through the output 'unmatched'.")
                @Default("drop")
                Unmatched unmatched,
        @Description(
                        "What becomes of events while there is no rule at all: they meet none (pass), or"
                                + " wait in state until there is one (hold), at least until the input ends."
                                + " hold needs 'key-by' and keeps the order of each key.")
                @Default("pass")
                MissingRules missingRules,
        @Description("The key under which events wait, with 'missing-rules: hold' only.")
                @Example("[customer]")
                @Default("[]")
                List<InputField> keyBy,
        @Description(
                        "How many rules there may be, switched-off ones included; a new one beyond that"
                                + " follows on-error.")
                @Default("1000")
                @Range(min = 1)
                int maxRules) {

    /** How many rules are applied to an event. */
    enum RuleMatch {
        /** The first that it meets. */
        FIRST,
        /** All that it meets. */
        ALL
    }

    /** What becomes of events that meet no rule. */
    enum Unmatched {
        /** They're dropped. */
        DROP,
        /** They leave through an output of their own. */
        OUTPUT
    }

    /** What becomes of events while there are no rules. */
    enum MissingRules {
        /** They meet none. */
        PASS,
        /** They wait. */
        HOLD
    }
}
