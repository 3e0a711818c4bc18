package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code validate}.
 *
 * @param rules what must hold
 * @param collectAll whether all broken rules are reported
 * @param invalid what becomes of records that break a rule
 * @param violationsField the field that lists the broken rules
 */
@Description(
        "Checks each record against rules, as a database checks the constraints of a table: a rule"
                + " is broken if it's false, and not if it's null, so a field that has to be there"
                + " needs 'not-null' too. Rules of severity 'warning' are counted, and listed where"
                + " 'invalid' is 'tag', but make no record invalid. Each rule has a counter of its"
                + " violations, 'violations.<rule>', in the step's metrics.")
record ValidateOptions(
        @Description("What must hold.")
                @Example(
                        "[{field: order_id, not-null: true}, {field: amount, range: {min: 0, max:"
                                + " 10000}}, {field: customer.email, matches: '^[^@]+@[^@]+$'},"
                                + " {field: currency, one-of: [EUR, USD]}, {condition: 'shipped =="
                                + " null || shipped >= ordered', message: 'shipped before it was"
                                + " ordered'}]")
                List<Rule> rules,
        @Description(
                        "Whether all rules that a record breaks are reported, or only the first one"
                                + " in the order of the file.")
                @Default("true")
                boolean collectAll,
        @Description(
                        "What becomes of a record that breaks a rule: it follows the step's"
                                + " on-error, for example to the dead letters; it leaves through the"
                                + " output 'invalid', with a list of what it breaks; it's dropped"
                                + " and counted; or it goes on with that list, as all others do with"
                                + " an empty one.")
                @Default("error")
                Invalid invalid,
        @Description(
                        "The field that lists the messages of the broken rules, in the output"
                                + " 'invalid' and where records are tagged.")
                @Default("violations")
                @Matches(value = "[A-Za-z_][A-Za-z0-9_]*", allowed = "letters, digits and '_'")
                String violationsField) {

    /** What becomes of records that break a rule. */
    enum Invalid {
        /** They follow the step's error policy. */
        ERROR,
        /** They leave through an output of their own. */
        OUTPUT,
        /** They are dropped. */
        DROP,
        /** They go on. */
        TAG
    }

    /** What a broken rule means. */
    enum Severity {
        /** The record is invalid. */
        ERROR,
        /** The record is as good as others. */
        WARNING
    }

    /**
     * A rule: a condition, or checks of one field.
     *
     * @param name its name in metrics
     * @param field the field that the checks are about
     * @param notNull whether the field must not be null
     * @param range between what the value must be
     * @param length how long the value must be
     * @param matches a regular expression
     * @param oneOf the values that are allowed
     * @param condition any condition
     * @param message what a violation is called
     * @param severity what a violation means
     */
    record Rule(
            @Description("Its name in the metrics; the field's if left out, or its number.")
                    @Matches(
                            value = "[A-Za-z0-9_.-]+",
                            allowed = "letters, digits, '_', '.' and '-'")
                    Optional<String> name,
            @Description("The field that it's about; nested ones with dots.")
                    @Matches(
                            value = "[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*",
                            allowed = "a field, nested ones with dots")
                    Optional<String> field,
            @Description("Whether the field must not be null.") @Default("false") boolean notNull,
            @Description("Between what the value must be, bounds included.") Optional<Bounds> range,
            @Description(
                            "How many characters a text, bytes a byte string, elements a list or"
                                    + " map must have.")
                    Optional<Length> length,
            @Description(
                            "A regular expression (RE2 syntax) that must be found in the text; '^'"
                                    + " and '$' stand for its start and end.")
                    Optional<String> matches,
            @Description("The only values that are allowed.") @Default("[]") List<String> oneOf,
            @Description("Any condition over the fields of the record, in place of a field.")
                    Optional<ExpressionText> condition,
            @Description("What a violation is called in lists and dead letters.")
                    Optional<String> message,
            @Description("Whether a violation makes the record invalid.") @Default("error")
                    Severity severity) {}

    /**
     * The least and the largest value.
     *
     * @param min the least
     * @param max the largest
     */
    record Bounds(
            @Description("The least value: a number, or an expression such as date('2020-01-01').")
                    Optional<ExpressionText> min,
            @Description("The largest value: a number or an expression.")
                    Optional<ExpressionText> max) {}

    /**
     * The least and the largest size.
     *
     * @param min the least
     * @param max the largest
     */
    record Length(
            @Description("The least size.") @Range(min = 0) Optional<Integer> min,
            @Description("The largest size.") @Range(min = 0) Optional<Integer> max) {}
}
