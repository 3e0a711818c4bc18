package io.dataprocessing.pipeline.core.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.ResultType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionOptionTest {

    record Options(
            @ResultType("boolean") @Default("true") Expression condition,
            @Default("{}") Map<String, Expression> fields,
            @Default("{}") Map<String, Aggregate> aggregate,
            @Default("[]") List<InputField> keyBy) {}

    @Test
    void bindsExpressionsAggregatesAndFields() {
        Options options =
                Binding.of(
                                Options.class,
                                """
                                condition: amount > 0 && sku != 'a'
                                fields: {double: amount * 2}
                                aggregate: {n: count(), revenue: sum(amount)}
                                key-by: sku
                                """)
                        .options()
                        .orElseThrow();
        assertThat(options.condition().reads()).containsExactlyInAnyOrder("amount", "sku");
        assertThat(options.fields()).containsOnlyKeys("double");
        assertThat(options.aggregate().get("revenue").function()).isEqualTo("sum");
        assertThat(options.keyBy()).containsExactly(new InputField("sku", 1, DataTypes.STRING));
    }

    @Test
    void pointsAtThePartOfAnExpressionThatIsWrong() {
        assertThat(
                        Binding.of(
                                        Options.class,
                                        """
                                        condition: >-
                                          amount > 0
                                          && skuu == 'a'
                                        fields: {a: "uper('x')", b: '${NOPE:amont} + 1'}
                                        aggregate: {n: sum(amont)}
                                        key-by: [sku, amont, banana]
                                        """)
                                .problems())
                .containsExactly(
                        "9:10-4 E230 steps.s.condition | condition: field 'skuu' is not in the input"
                                + " -> sku",
                        "10:18-4 E230 steps.s.fields.a | fields.a: unknown function 'uper' ->"
                                + " upper",
                        "10:34-5 E230 steps.s.fields.b | fields.b: field 'amont' is not in the"
                                + " input -> amount",
                        "11:24-5 E230 steps.s.aggregate.n | aggregate.n: field 'amont' is not in the"
                                + " input -> amount",
                        "12:19-5 E113 steps.s.key-by[1] | key-by[1]: the input has no field 'amont'"
                                + " -> amount",
                        "12:26-6 E113 steps.s.key-by[2] | key-by[2]: the input has no field"
                                + " 'banana'. Fields: amount, sku, note.");
    }

    @Test
    void checksTheTypeOfTheResult() {
        assertThat(Binding.of(Options.class, "condition: amount + 1").problems())
                .singleElement()
                .asString()
                .startsWith("7:16-10 E230 steps.s.condition | condition: ")
                .contains("boolean");
    }

    @Test
    void warnsOfFieldsThatMayBeNull() {
        Binding<Options> binding = Binding.of(Options.class, "condition: note == 'a'");
        assertThat(binding.options()).isPresent();
        assertThat(binding.problems())
                .singleElement()
                .asString()
                .startsWith("7:16-11 W230 steps.s.condition | condition: ");
    }
}
