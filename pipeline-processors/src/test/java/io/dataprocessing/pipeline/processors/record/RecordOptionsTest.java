package io.dataprocessing.pipeline.processors.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of options that can't be meant. */
final class RecordOptionsTest {

    private static final RowType ORDER =
            (RowType)
                    DataTypes.parse(
                            "row<id string?, amount long, customer row<email string?>?, shipped timestamp>");

    @Test
    void aRuleNeedsAField() {
        assertThat(problems(new ValidateFactory(), "rules: [{not-null: true}]"))
                .containsExactly("rules[0]: a rule needs a 'field' with checks, or a 'condition'.");
    }

    @Test
    void theFieldOfARuleMustBeThere() {
        assertThat(
                        problems(
                                new ValidateFactory(),
                                "rules: [{field: custmer.email, not-null: true}]"))
                .containsExactly(
                        "rules[0].field: the input has no field 'custmer.email'. Fields: id,"
                                + " amount, customer, shipped.");
    }

    @Test
    void aRuleMustCheckSomething() {
        assertThat(problems(new ValidateFactory(), "rules: [{field: id}]"))
                .containsExactly(
                        "rules[0]: the rule checks nothing. Use not-null, range, length, matches or"
                                + " one-of.");
    }

    @Test
    void aCheckMustSuitItsField() {
        assertThat(problems(new ValidateFactory(), "rules: [{field: amount, matches: '^a'}]"))
                .singleElement()
                .asString()
                .startsWith("rules[0].matches: ");
    }

    @Test
    void checksOfNullableFieldsGiveNoWarning() {
        assertThat(
                        problems(
                                new ValidateFactory(),
                                "rules: [{field: customer.email, matches: '@', length: {max: 80}}]"))
                .isEmpty();
    }

    @Test
    void theListOfViolationsNeedsANameOfItsOwn() {
        assertThat(
                        problems(
                                new ValidateFactory(),
                                "rules: [{field: id, not-null: true}]\ninvalid: tag\nviolations-field: id"))
                .containsExactly(
                        "violations-field: the input has a field 'id' already. Give it another"
                                + " name.");
    }

    @Test
    void aKeyIsATextOrBytes() {
        assertThat(problems(new RekeyFactory(), "key: amount"))
                .containsExactly(
                        "key: gives long, but a text or bytes are wanted; convert it with"
                                + " string(…).");
    }

    @Test
    void aRekeyMustSetSomething() {
        assertThat(problems(new RekeyFactory(), "headers: {}"))
                .containsExactly(
                        "key: nothing is set. Give a key, headers, a timestamp or several.");
    }

    @Test
    void fieldsFromHeadersNeedNamesOfTheirOwn() {
        assertThat(problems(new RekeyFactory(), "header-fields: {id: a, 'b-c': d}"))
                .containsExactly(
                        "header-fields.id: the input has a field 'id' already. Give it another name.",
                        "header-fields.b-c: 'b-c' can't name a field. Use letters, digits and '_',"
                                + " no digit first.");
    }

    @Test
    void aTapMustWatchSomething() {
        assertThat(problems(new TapFactory(), "metrics: {}"))
                .containsExactly(
                        "log: nothing is watched. Give log, metrics, sample-every or several.");
    }

    @Test
    void metricsTakeNumbers() {
        assertThat(
                        problems(
                                new TapFactory(),
                                "metrics: {a: {type: gauge}, b: {type: histogram, value: id},"
                                        + " errors: {type: counter}}"))
                .containsExactlyInAnyOrder(
                        "metrics.a.value: only a counter has no value.",
                        "metrics.b.value: gives string, but an int or long is wanted.",
                        "metrics.errors: 'errors' can't name a metric here. Use letters, digits, '_'"
                                + " and '-', not 'errors'.");
    }

    @Test
    void anEnvelopeHasItsParts() {
        assertThat(problems(new CdcUnwrapFactory(), ""))
                .containsExactly(
                        "format: an envelope of debezium has a field 'after' with a row; the input"
                                + " has none. Fields: id, amount, customer, shipped.",
                        "format: an envelope of debezium has a field 'op' with a text; the input"
                                + " has none. Fields: id, amount, customer, shipped.");
    }

    @Test
    void rowsBeforeAndAfterHaveTheSameFields() {
        assertThat(
                        FactoryDescription.of(
                                        new CdcUnwrapFactory(),
                                        "",
                                        (RowType)
                                                DataTypes.parse(
                                                        "row<before row<a int>?, after row<b int>?, op string>"))
                                .problems())
                .containsExactly(
                        "format: 'after' and 'before' must have the same fields; they have row<b"
                                + " int> and row<a int>.");
    }

    private static List<String> problems(ProcessorFactory<?> factory, String options) {
        return FactoryDescription.of(factory, options, ORDER).problems();
    }
}
